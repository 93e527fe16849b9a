package dev.bartizan.console;

import dev.bartizan.console.Highlight.Mark;
import dev.bartizan.console.Highlight.Piece;
import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the page of one exchange shows.
 *
 * @param exchange the record itself; templates take its text only from {@link Part#pieces()}
 * @param sentence what happened
 * @param parts prompt first
 * @param grant why the content is readable, empty while masked
 * @param guardShare guard time as a share of the whole, {@code 12.50%}
 */
record ExchangeView(
        Exchange exchange, String sentence, List<Part> parts, Optional<Reveals.Grant> grant, String guardShare) {
    /**
     * One part.
     *
     * @param side {@code Prompt} or {@code Answer}
     * @param pieces the text, empty while masked
     * @param cut units not shown
     * @param decoded layers found inside, empty while masked
     */
    record Part(String side, TextPart part, List<Piece> pieces, int cut, List<Layer> decoded, List<Score> scores) {}

    /** A decoded layer. */
    record Layer(String name, List<Piece> pieces) {}

    /** A score of a whole part. */
    record Score(String name, double value) {
        String width() {
            return TrafficChart.percent(value * 100);
        }
    }

    static ExchangeView of(Exchange exchange, Optional<Reveals.Grant> grant) {
        List<Part> parts = new ArrayList<>();
        boolean readable = grant.isPresent();
        exchange.prompt().forEach(part -> parts.add(part("Prompt", part, readable)));
        exchange.completion().forEach(part -> parts.add(part("Answer", part, readable)));
        double share = exchange.duration().isZero()
                ? 0
                : Math.min(
                        1,
                        (double) exchange.guardTime().toNanos()
                                / exchange.duration().toNanos());
        return new ExchangeView(
                exchange, sentence(exchange), parts, grant, TrafficChart.percent(Math.max(0.5, share * 100)));
    }

    private static Part part(String side, TextPart part, boolean readable) {
        List<Mark> marks = part.inspection().findings().stream()
                .map(finding -> new Mark(finding.span(), Words.name(finding.type())))
                .toList();
        List<Score> scores = new TreeMap<>(part.inspection().scores().values())
                .entrySet().stream()
                        .map(entry -> new Score(Words.name(entry.getKey()), entry.getValue()))
                        .toList();
        List<Layer> layers = part.inspection().views().stream()
                .map(view -> new Layer(view.name(), Highlight.pieces(view.text(), List.of())))
                .toList();
        return new Part(
                side,
                part,
                readable ? Highlight.pieces(part.text(), marks) : List.of(),
                Highlight.cut(part.text()),
                readable ? layers : List.of(),
                scores);
    }

    private static String sentence(Exchange exchange) {
        String who = exchange.actor().person().orElse("Somebody");
        String did = " asked " + exchange.deployment() + " through "
                + exchange.actor().app();
        String end = switch (exchange.outcome()) {
            case ANSWERED ->
                exchange.action() == Action.ALLOW
                        ? "and got the answer."
                        : "and got an answer; the guard " + verb(exchange.action()) + ".";
            case PROMPT_BLOCKED -> "and the guard stopped the prompt before the model saw it.";
            case COMPLETION_BLOCKED -> "and the guard stopped the answer before it reached the app.";
            case UPSTREAM_FAILED -> "but the model's service failed.";
            case CLIENT_GONE -> "but left before the answer was complete.";
        };
        return who + did + " " + end;
    }

    private static String verb(Action action) {
        return switch (action) {
            case ALLOW -> "had nothing against it";
            case WARN -> "warned";
            case REDACT -> "took sensitive text out of it";
            case BLOCK -> "stopped it";
        };
    }

    /** All findings of both sides. */
    List<Finding> findings() {
        return exchange.parts()
                .flatMap(part -> part.inspection().findings().stream())
                .toList();
    }
}
