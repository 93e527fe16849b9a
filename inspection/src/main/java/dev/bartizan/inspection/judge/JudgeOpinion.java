package dev.bartizan.inspection.judge;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Redactor;
import dev.bartizan.inspection.opinion.Opinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.inspection.opinion.SecondOpinion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The judge as a {@link SecondOpinion} on attacks or on harm. The judge sees the text without the credentials and sensitive
 * information found in it, and never one longer than {@code charsMax}.
 */
public final class JudgeOpinion implements SecondOpinion {
    private static final double SEVERITY_STEPS = 8;
    private static final double HALF_STEP = 0.5;

    /** What the judge is asked about. */
    public enum Task {
        /** Attacks in prompts and documents. */
        ATTACK,
        /** Harm in prompts and completions, where the engine or a classifier scored it. */
        HARM
    }

    private final Judge judge;
    private final Task task;
    private final Identity identity;
    private final Set<TextKind> kinds;
    private final Range uncertain;
    private final int charsMax;

    /**
     * Joins the parts.
     *
     * @param kinds the kinds of text asked about
     * @param uncertain only texts with a score in this range are asked about
     */
    public JudgeOpinion(Judge judge, Task task, Identity identity, Set<TextKind> kinds, Range uncertain, int charsMax) {
        this.judge = judge;
        this.task = task;
        this.identity = identity;
        this.kinds = Set.copyOf(kinds);
        this.uncertain = uncertain;
        this.charsMax = charsMax;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public boolean wants(TextKind kind, Scores soFar) {
        if (!kinds.contains(kind)) {
            return false;
        }
        return switch (task) {
            case ATTACK -> isAttackable(kind) && scored(soFar, List.of(attackName(kind)));
            case HARM -> kind != TextKind.DOCUMENT && scored(soFar, Scores.HARM_CATEGORIES);
        };
    }

    @Override
    public Opinion ask(String text, TextKind kind, Inspection own) {
        if (text.length() > charsMax) {
            return new Opinion.Silent(Opinion.Reason.TOO_LONG);
        }
        List<Finding> content = own.findings().stream()
                .filter(finding -> finding.detector().equals(FindingType.SECRETS_DETECTOR)
                        || finding.detector().equals(FindingType.SENSITIVE_DETECTOR))
                .toList();
        String shown = Redactor.redact(text, content);
        Question question = switch (task) {
            case ATTACK -> new Question.Attack(shown, kind);
            case HARM -> new Question.Harm(shown, kind);
        };
        Span whole = new Span(0, text.length());
        return switch (judge.judge(question)) {
            case Judgement.Attack attack ->
                new Opinion.Spoken(Map.of(attackName(kind), new Opinion.Vote(attack.score(), whole)));
            case Judgement.Harm harm -> new Opinion.Spoken(votes(harm, kind, whole));
            case Judgement.None none -> new Opinion.Silent(none.reason());
            case Judgement.Groundedness _, Judgement.TaskAdherence _ -> new Opinion.Silent(Opinion.Reason.UNREADABLE);
        };
    }

    /** Only what somebody scored can be uncertain: a judge is too slow to be the first to look. */
    private boolean scored(Scores scores, List<String> names) {
        List<String> known =
                names.stream().filter(name -> scores.score(name).isPresent()).toList();
        return uncertain.uncertain(scores, known);
    }

    /** A severity as the middle of the step that stands for it, so that it reads back as the same severity. */
    private static Map<String, Opinion.Vote> votes(Judgement.Harm harm, TextKind kind, Span whole) {
        Map<String, Opinion.Vote> votes = new TreeMap<>();
        harm.severities()
                .forEach((category, severity) ->
                        votes.put(category, new Opinion.Vote((severity + HALF_STEP) / SEVERITY_STEPS, whole)));
        if (kind == TextKind.PROMPT) {
            votes.put(Scores.HARMFUL_REQUEST, new Opinion.Vote(harm.harmfulRequest(), whole));
        }
        return votes;
    }

    private static boolean isAttackable(TextKind kind) {
        return kind == TextKind.PROMPT || kind == TextKind.DOCUMENT;
    }

    private static String attackName(TextKind kind) {
        return kind == TextKind.DOCUMENT ? Scores.DOCUMENT_ATTACK : Scores.PROMPT_ATTACK;
    }
}
