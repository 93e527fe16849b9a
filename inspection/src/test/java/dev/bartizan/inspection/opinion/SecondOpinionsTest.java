package dev.bartizan.inspection.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SecondOpinionsTest {
    private static final String TEXT = "some text that somebody wrote";
    private static final Span WHOLE = new Span(0, TEXT.length());

    private final List<String> asked = new ArrayList<>();

    @Test
    void joinsScoresAsWeightedLogOdds() {
        Inspection joined = inspect(own(0.2), model("guard", 3, 0.9));
        double logOdds = (Math.log(0.2 / 0.8) + 3 * Math.log(0.9 / 0.1)) / 4;
        assertEquals(1 / (1 + Math.exp(-logOdds)), attack(joined), 1e-9);
    }

    @Test
    void aYesOfTheOtherModelIsAFindingThatShowsAllScores() {
        Inspection joined = inspect(own(0.3), model("guard", 1, 0.99));
        assertEquals(
                List.of(new Finding(
                        "onnx",
                        FindingType.PROMPT_ATTACK,
                        attack(joined),
                        Confidence.MEDIUM,
                        new Span(5, 9),
                        "original",
                        "Another model sees prompt attack in this text: own score 0.30, guard 0.99, together 0.87.",
                        "onnx/guard@1")),
                joined.findings());
    }

    @Test
    void aNoOfTheOtherModelOverrulesTheBundledModelAndSaysSo() {
        Inspection joined = inspect(own(0.6, finding("attack_classifier", 0.6)), model("guard", 2, 0.1));
        Finding finding = joined.findings().getFirst();
        assertEquals("overruled", finding.type());
        assertEquals(attack(joined), finding.score());
        assertEquals(
                "The bundled model scores 0.60 for prompt_attack; other models do not confirm it (guard 0.10, together"
                        + " 0.21).",
                finding.explanation());
    }

    @Test
    void aMildNoLowersTheFindingAndKeepsTheOwnScoreReadable() {
        Inspection joined = inspect(own(0.8, finding("attack_classifier", 0.8)), model("guard", 1, 0.4));
        Finding finding = joined.findings().getFirst();
        assertEquals(FindingType.PROMPT_ATTACK, finding.type());
        assertEquals(attack(joined), finding.score());
        assertEquals("why Joined with other models: own score 0.80, guard 0.40, together 0.62.", finding.explanation());
    }

    @Test
    void aRuleIsNeverOutvoted() {
        Finding rule = finding("prompt_shield", 0.9);
        Inspection joined = inspect(own(0.9, rule), model("guard", 100, 0.001));
        assertEquals(List.of(rule), joined.findings());
        assertEquals(0.9, attack(joined));
    }

    @Test
    void aNameTheEngineDoesNotScoreTakesTheVoteAsItIs() {
        SecondOpinion harm = new Fake("harm-model", 2, 1, () -> spoken(Scores.HATE, 0.8));
        Inspection joined = inspect(own(0.1), harm);
        assertEquals(0.8, joined.scores().score(Scores.HATE).orElseThrow(), 1e-9);
        assertEquals("hate", joined.findings().getFirst().type());
        assertEquals(0.1, attack(joined));
    }

    @Test
    void oneAfterTheOtherIsAskedAboutWhatTheFirstOnesLeftUncertain() {
        SecondOpinion second = new Fake("second", 1, 0.9, () -> spoken(Scores.PROMPT_ATTACK, 0.5));
        inspect(own(0.5), model("first", 9, 0.99), second);
        assertEquals(List.of("first"), asked);
    }

    @Test
    void silenceChangesNothingAndIsTold() {
        List<String> told = new ArrayList<>();
        Inspection own = own(0.6, finding("attack_classifier", 0.6));
        SecondOpinion silent = new Fake("a", 1, 1, () -> new Opinion.Silent(Opinion.Reason.TIMED_OUT));
        SecondOpinion broken = new Fake("b", 1, 1, () -> {
            throw new IllegalStateException();
        });
        Inspection joined = new SecondOpinions(
                        (text, kind) -> own,
                        List.of(silent, broken),
                        (who, silence, took) -> told.add(who.name() + silence.orElseThrow()),
                        () -> 0)
                .inspect(TEXT, TextKind.PROMPT);
        assertEquals(own, joined);
        assertEquals(List.of("aTIMED_OUT", "bFAILED"), told);
    }

    @Test
    void systemTextAndBlankTextAreNobodysBusiness() {
        Inspection own = own(0.5);
        SecondOpinions opinions =
                new SecondOpinions((text, kind) -> own, List.of(model("m", 1, 1)), (who, s, took) -> {}, () -> 0);
        assertSame(own, opinions.inspect(TEXT, TextKind.SYSTEM));
        assertSame(own, opinions.inspect(" \n", TextKind.PROMPT));
        assertTrue(asked.isEmpty());
    }

    @Test
    void noModelIsCertainForEver() {
        assertTrue(attack(inspect(own(0.6), model("guard", 1, 1))) < 1);
        assertTrue(attack(inspect(own(0.6), model("guard", 1, 0))) > 0);
    }

    @Test
    void anOperatingPointMovesScoresAroundOneHalf() {
        assertEquals(0.5, LogOdds.centred(0.9, 0.9), 1e-9);
        assertTrue(LogOdds.centred(0.95, 0.9) > 0.5);
        assertTrue(LogOdds.centred(0.8, 0.9) < 0.5);
        assertEquals(0.3, LogOdds.centred(0.3, 0.5));
    }

    private Inspection inspect(Inspection own, SecondOpinion... opinions) {
        return new SecondOpinions((text, kind) -> own, List.of(opinions), (who, silence, took) -> {}, () -> 0)
                .inspect(TEXT, TextKind.PROMPT);
    }

    private static double attack(Inspection inspection) {
        return inspection.scores().score(Scores.PROMPT_ATTACK).orElseThrow();
    }

    private static Inspection own(double score, Finding... findings) {
        return new Inspection(List.of(findings), new Scores(Map.of(Scores.PROMPT_ATTACK, score)), List.of(), true, 0);
    }

    private static Finding finding(String detector, double score) {
        return new Finding(
                detector, FindingType.PROMPT_ATTACK, score, Confidence.MEDIUM, WHOLE, "original", "why", "r@1");
    }

    private SecondOpinion model(String name, double weight, double score) {
        return new Fake(name, weight, 1, () -> spoken(Scores.PROMPT_ATTACK, score));
    }

    private static Opinion spoken(String name, double score) {
        return new Opinion.Spoken(Map.of(name, new Opinion.Vote(score, new Span(5, 9))));
    }

    private final class Fake implements SecondOpinion {
        private final Identity identity;
        private final double upTo;
        private final Supplier<Opinion> answer;

        Fake(String name, double weight, double upTo, Supplier<Opinion> answer) {
            this.identity = new Identity(name, "onnx", "onnx/" + name + "@1", weight);
            this.upTo = upTo;
            this.answer = answer;
        }

        @Override
        public Identity identity() {
            return identity;
        }

        @Override
        public boolean wants(TextKind kind, Scores soFar) {
            return soFar.score(Scores.PROMPT_ATTACK).orElse(0) <= upTo;
        }

        @Override
        public Opinion ask(String text, TextKind kind, Inspection own) {
            asked.add(identity.name());
            return answer.get();
        }
    }
}
