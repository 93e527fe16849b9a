package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.TextKind;
import java.time.Duration;
import java.util.List;

/** Text written in characters that people cannot see and models can read. */
final class AsciiSmuggling implements Detection {
    static final String ID = "AI.Azure_ASCIISmuggling";

    private static final DetectionInfo INFO = new DetectionInfo(
            ID,
            "Invisible instructions",
            "Unicode tag characters show as nothing and read as text. In a prompt they carry orders past a person's"
                    + " eyes; in an answer they carry data out.",
            Severity.HIGH,
            List.of("AML.T0068", "AML.T0051.000", "AML.T0051.001", "AML.T0057"),
            List.of("AML.TA0007", "AML.TA0011"),
            "ascii_smuggling findings in user messages, retrieved documents, answers and reasoning",
            Duration.ZERO,
            "each exchange by itself",
            "1 finding",
            List.of("System messages: the deployer writes them."),
            List.of(
                    "Read the decoded text beside the excerpt.",
                    "Ask where the text was copied from: page, mail or document; the person may not know it is there.",
                    "Strip tag characters where that source enters."));

    @Override
    public DetectionInfo info() {
        return INFO;
    }

    @Override
    public Step evaluate(Window window, Exchange exchange) {
        List<Located> prompt = Located.inPrompt(
                exchange,
                located -> located.isType(FindingType.ASCII_SMUGGLING)
                        && located.part().kind() != TextKind.SYSTEM);
        if (!prompt.isEmpty()) {
            boolean document = prompt.getFirst().part().kind() == TextKind.DOCUMENT;
            List<String> techniques = List.of("AML.T0068", document ? "AML.T0051.001" : "AML.T0051.000");
            return Step.of(
                    List.of(draft(exchange, techniques, exchange.promptVerdict().action(), prompt)));
        }
        List<Located> completion =
                Located.inCompletion(exchange, located -> located.isType(FindingType.ASCII_SMUGGLING));
        if (!completion.isEmpty()) {
            List<String> techniques = List.of("AML.T0068", "AML.T0057");
            return Step.of(List.of(
                    draft(exchange, techniques, exchange.completionVerdict().action(), completion)));
        }
        return Step.of(List.of());
    }

    private static Draft draft(Exchange exchange, List<String> techniques, Action verdict, List<Located> found) {
        return new Draft(techniques, List.of(Sighting.of(exchange, verdict, Located.evidence(exchange, found))));
    }

    @Override
    public String title(Telling telling) {
        String outcome = telling.verdict() == Action.BLOCK ? "blocked" : "detected but not blocked";
        String where = " in the traffic of " + telling.who() + " on " + telling.deployment();
        return telling.count() == 1
                ? "Invisible text" + where + " was " + outcome
                : "Invisible text, " + telling.count() + " times," + where + " was " + outcome;
    }
}
