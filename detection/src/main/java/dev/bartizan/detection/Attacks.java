package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;

/** What the two jailbreak detections share: which findings count, and which techniques they stand for. */
final class Attacks {
    /** Findings below this score count only if the guard acted on them; 0..1. */
    static final double SCORE_MIN = 0.5;

    static final List<String> TECHNIQUES = List.of("AML.T0054", "AML.T0051.000", "AML.T0051.001", "AML.T0068");
    static final List<String> TACTICS = List.of("AML.TA0012", "AML.TA0007");

    private Attacks() {}

    static List<Draft> drafts(Exchange exchange) {
        List<Draft> drafts = new ArrayList<>();
        for (String type : List.of(FindingType.PROMPT_ATTACK, FindingType.DOCUMENT_ATTACK)) {
            List<Located> found =
                    Located.inPrompt(exchange, located -> located.isType(type) && counts(exchange, located));
            if (!found.isEmpty()) {
                drafts.add(new Draft(
                        techniques(type, found),
                        List.of(Sighting.of(
                                exchange, exchange.promptVerdict().action(), Located.evidence(exchange, found)))));
            }
        }
        return drafts;
    }

    static boolean blocked(Exchange exchange) {
        return exchange.promptVerdict().action() == Action.BLOCK;
    }

    private static boolean counts(Exchange exchange, Located located) {
        TextKind kind = located.part().kind();
        return (kind == TextKind.PROMPT || kind == TextKind.DOCUMENT)
                && (located.finding().score() >= SCORE_MIN
                        || exchange.promptVerdict().decisive().contains(located.finding()));
    }

    private static List<String> techniques(String type, List<Located> found) {
        List<String> techniques = new ArrayList<>();
        techniques.add("AML.T0054");
        techniques.add(type.equals(FindingType.DOCUMENT_ATTACK) ? "AML.T0051.001" : "AML.T0051.000");
        if (found.stream().anyMatch(Located::encoded)) {
            techniques.add("AML.T0068");
        }
        return techniques;
    }

    /** E.g. {@code Jailbreak attempt by maria.lopez@example.test on deepseek-r1} + {@code outcome}. */
    static String title(Telling telling, String outcomeOfOne, String outcomeOfMany) {
        boolean one = telling.count() == 1;
        String where = " on " + telling.deployment() + " ";
        if (telling.finding().type().equals(FindingType.DOCUMENT_ATTACK)) {
            String what = one
                    ? "Instruction planted in a retrieved document"
                    : "Instructions planted in retrieved documents (" + telling.count() + " times)";
            return what + " for " + telling.who() + where + (one ? outcomeOfOne : outcomeOfMany);
        }
        String view = telling.finding().view();
        boolean plain = view.equals("original") || view.equals("normalised");
        String what = one
                ? "Jailbreak attempt" + (plain ? "" : " hidden in " + Words.view(view))
                : telling.count() + " jailbreak attempts";
        return what + " by " + telling.who() + where + (one ? outcomeOfOne : outcomeOfMany);
    }
}
