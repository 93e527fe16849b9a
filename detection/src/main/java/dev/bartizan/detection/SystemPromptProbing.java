package dev.bartizan.detection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeated or pointed questions about the system prompt, the tools or the model's identity. */
final class SystemPromptProbing implements Detection {
    static final String ID = "AI.Azure_LLMReconnaissance";
    static final int PROBES_MIN = 3;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final DetectionInfo INFO = new DetectionInfo(
            ID,
            "Probing for the system prompt",
            "Knowing the system prompt, the tools and the model makes the next attack fit. One question is curiosity;"
                    + " three in ten minutes, or one that goes straight for the text, is reconnaissance.",
            Severity.LOW,
            List.of("AML.T0069.002", "AML.T0056"),
            List.of("AML.TA0002", "AML.TA0008"),
            "system_prompt_probe findings in the newest user message",
            WINDOW,
            "person (or app and address), app and deployment",
            "3 probes within 10 minutes, or 1 probe of high confidence; after that, each probe for 10 minutes",
            List.of(
                    "Earlier messages of the conversation: each call sends them again, and they were counted then.",
                    "Retrieved documents: a text about system prompts is not a question."),
            List.of(
                    "Read the answers: did the model say more than it should?",
                    "Keep no secrets in system prompts; assume they leak.",
                    "Watch the person for jailbreak attempts in the next hour."));

    @Override
    public DetectionInfo info() {
        return INFO;
    }

    @Override
    public Step evaluate(Window window, Exchange exchange) {
        Instant at = exchange.at();
        Window current = window.within(WINDOW, at);
        int newest = newestUserMessage(exchange.prompt());
        List<Located> probes = Located.inPrompt(
                exchange, located -> located.partIndex() == newest && located.isType(FindingType.SYSTEM_PROMPT_PROBE));
        if (probes.isEmpty()) {
            return new Step(current, List.of());
        }
        Sighting probe = Sighting.of(exchange, exchange.promptVerdict().action(), Located.evidence(exchange, probes));
        List<Sighting> seen = new ArrayList<>(current.pending());
        seen.add(probe);
        boolean strong = probes.stream().anyMatch(located -> located.finding().confidence() == Confidence.HIGH);
        if (!strong && current.reportedAt().isEmpty() && seen.size() < PROBES_MIN) {
            return new Step(new Window(seen, Optional.empty()), List.of());
        }
        List<String> techniques = strong ? INFO.techniques() : List.of("AML.T0069.002");
        return new Step(new Window(List.of(), Optional.of(at)), List.of(new Draft(techniques, seen)));
    }

    @Override
    public boolean tellsRulesApart() {
        return false;
    }

    private static int newestUserMessage(List<TextPart> prompt) {
        for (int index = prompt.size() - 1; index >= 0; index--) {
            if (prompt.get(index).kind() == TextKind.PROMPT) {
                return index;
            }
        }
        return -1;
    }

    @Override
    public String title(Telling telling) {
        String times = telling.count() == 1 ? "" : " (" + telling.count() + " times)";
        return "Probing for the system prompt by " + telling.who() + " on " + telling.deployment() + times;
    }
}
