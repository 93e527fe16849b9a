package dev.bartizan.inspection.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.grounding.GroundingJudge;
import dev.bartizan.inspection.opinion.Opinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.inspection.opinion.SecondOpinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeOpinionTest {
    private static final SecondOpinion.Identity WHO = new SecondOpinion.Identity("judge", "judge", "judge/m", 2);

    private final List<Question> questions = new ArrayList<>();

    @Test
    void asksOnlyAboutWhatIsScoredAndUncertain() {
        JudgeOpinion opinion = opinion(JudgeOpinion.Task.ATTACK, new Judgement.Attack(1));
        assertTrue(opinion.wants(TextKind.PROMPT, scores(Scores.PROMPT_ATTACK, 0.5)));
        assertTrue(opinion.wants(TextKind.DOCUMENT, scores(Scores.DOCUMENT_ATTACK, 0.5)));
        assertFalse(opinion.wants(TextKind.PROMPT, scores(Scores.PROMPT_ATTACK, 0.95)));
        assertFalse(opinion.wants(TextKind.PROMPT, Scores.none()));
        assertFalse(opinion.wants(TextKind.COMPLETION, scores(Scores.PROMPT_ATTACK, 0.5)));
        JudgeOpinion harm = opinion(JudgeOpinion.Task.HARM, new Judgement.Attack(1));
        assertTrue(harm.wants(TextKind.COMPLETION, scores(Scores.HATE, 0.4)));
        assertFalse(harm.wants(TextKind.COMPLETION, Scores.none()));
    }

    @Test
    void theJudgeNeverSeesCredentials() {
        String text = "my key is sk-123456 thanks";
        Finding secret = new Finding(
                "secrets", "openai_key", 1, Confidence.HIGH, new Span(10, 19), "original", "a key", "secrets/x@1");
        Inspection own = new Inspection(List.of(secret), Scores.none(), List.of(), true, 0);
        opinion(JudgeOpinion.Task.ATTACK, new Judgement.Attack(0.25)).ask(text, TextKind.PROMPT, own);
        assertEquals(List.of(new Question.Attack("my key is [OPENAI_KEY] thanks", TextKind.PROMPT)), questions);
    }

    @Test
    void aVerdictOnAnAttackIsAVoteOnTheScoreOfThatKind() {
        Opinion said = opinion(JudgeOpinion.Task.ATTACK, new Judgement.Attack(0.25))
                .ask("text", TextKind.DOCUMENT, Inspection.empty());
        assertEquals(new Opinion.Spoken(Map.of(Scores.DOCUMENT_ATTACK, new Opinion.Vote(0.25, new Span(0, 4)))), said);
    }

    @Test
    void aSeverityReadsBackAsTheSame() {
        Map<String, Integer> severities =
                Map.of(Scores.HATE, 0, Scores.SEXUAL, 2, Scores.VIOLENCE, 4, Scores.SELF_HARM, 7);
        Opinion said = opinion(JudgeOpinion.Task.HARM, new Judgement.Harm(severities, 0.75))
                .ask("text", TextKind.PROMPT, Inspection.empty());
        Map<String, Opinion.Vote> votes =
                assertInstanceOf(Opinion.Spoken.class, said).votes();
        assertEquals(5, votes.size());
        severities.forEach((category, severity) -> assertEquals(
                severity.intValue(), (int) (votes.getOrDefault(category, none()).score() * 8)));
        assertEquals(0.75, votes.getOrDefault(Scores.HARMFUL_REQUEST, none()).score());
    }

    @Test
    void aLongTextIsNotSent() {
        assertEquals(
                new Opinion.Silent(Opinion.Reason.TOO_LONG),
                opinion(JudgeOpinion.Task.ATTACK, new Judgement.Attack(1))
                        .ask("x".repeat(101), TextKind.PROMPT, Inspection.empty()));
        assertTrue(questions.isEmpty());
    }

    @Test
    void noJudgementIsSilence() {
        assertEquals(
                new Opinion.Silent(Opinion.Reason.BUDGET_SPENT),
                opinion(JudgeOpinion.Task.ATTACK, new Judgement.None(Opinion.Reason.BUDGET_SPENT))
                        .ask("text", TextKind.PROMPT, Inspection.empty()));
    }

    @Test
    void groundingTakesClaimsAndCorrection() {
        GroundingJudge grounding = new JudgedGrounding(q -> new Judgement.Groundedness(
                List.of(new Judgement.Claim(2, false, "no source says so")), Optional.of("better")));
        assertEquals(
                new GroundingJudge.Judged(
                        List.of(new GroundingJudge.ClaimJudgement(2, false, "no source says so")),
                        Optional.of("better")),
                grounding.judge(
                        new GroundingJudge.Question(List.of("a", "b"), "a b", List.of("s"), Optional.empty(), true)));
    }

    @Test
    void groundingWithoutJudgementIsUnavailable() {
        GroundingJudge grounding = new JudgedGrounding(q -> new Judgement.None(Opinion.Reason.TIMED_OUT));
        assertEquals(
                new GroundingJudge.Unavailable("the judge gave no judgement: timed out"),
                grounding.judge(new GroundingJudge.Question(List.of("a"), "a", List.of("s"), Optional.empty(), false)));
    }

    private JudgeOpinion opinion(JudgeOpinion.Task task, Judgement answer) {
        Judge judge = question -> {
            questions.add(question);
            return answer;
        };
        return new JudgeOpinion(judge, task, WHO, Set.of(TextKind.values()), new Range(0.2, 0.8), 100);
    }

    private static Scores scores(String name, double score) {
        return new Scores(Map.of(name, score));
    }

    private static Opinion.Vote none() {
        return new Opinion.Vote(1, new Span(0, 0));
    }
}
