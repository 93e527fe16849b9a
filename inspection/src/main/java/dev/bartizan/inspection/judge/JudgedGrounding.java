package dev.bartizan.inspection.judge;

import dev.bartizan.inspection.grounding.GroundingJudge;
import java.util.Locale;

/** A {@link Judge} as the second opinion of groundedness checks, corrected text included. Thread-safe. */
public final class JudgedGrounding implements GroundingJudge {
    private final Judge judge;

    public JudgedGrounding(Judge judge) {
        this.judge = judge;
    }

    @Override
    public Answer judge(Question question) {
        var asked = new dev.bartizan.inspection.judge.Question.Groundedness(
                question.claims(), question.text(), question.sources(), question.query(), question.correction());
        return switch (judge.judge(asked)) {
            case Judgement.Groundedness(var claims, var corrected) ->
                new Judged(
                        claims.stream()
                                .map(c -> new ClaimJudgement(c.number(), c.supported(), c.reason()))
                                .toList(),
                        corrected);
            case Judgement.None none ->
                new Unavailable("the judge gave no judgement: "
                        + none.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case Judgement.Attack _, Judgement.Harm _, Judgement.TaskAdherence _ ->
                new Unavailable("the judge answered another question");
        };
    }
}
