package dev.bartizan.store;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exchange in its stored form: the clear columns, and the texts sealed apart from them.
 *
 * @param exchange the exchange
 * @param findingSides for each finding type {@code prompt}, {@code completion} or {@code both}, sorted by type
 * @param inspected JSON of {@link Inspected}: everything about the parts but their texts
 * @param sealedWith id of the content key
 * @param body sealed JSON of {@link Texts}
 */
record ExchangeRow(
        Exchange exchange, Map<String, String> findingSides, String inspected, String sealedWith, byte[] body) {
    private static final String COLUMN = "exchange.content";

    /** What was said: each part's text, followed by the texts of its decoded layers. */
    record Texts(List<PartTexts> prompt, List<PartTexts> completion) {}

    record PartTexts(String text, List<String> views) {}

    /** What is known of the parts without their texts. */
    record Inspected(
            List<PartFacts> prompt, List<PartFacts> completion, Verdict promptVerdict, Verdict completionVerdict) {}

    record PartFacts(
            String role,
            TextKind kind,
            List<Finding> findings,
            Map<String, Double> scores,
            List<String> viewNames,
            boolean complete,
            long micros) {}

    static ExchangeRow of(Exchange exchange, ContentCipher cipher) {
        Texts texts = new Texts(texts(exchange.prompt()), texts(exchange.completion()));
        Inspected inspected = new Inspected(
                facts(exchange.prompt()),
                facts(exchange.completion()),
                exchange.promptVerdict(),
                exchange.completionVerdict());
        return new ExchangeRow(
                exchange,
                sides(exchange),
                Json.write(inspected),
                cipher.keyId(),
                cipher.seal(exchange.id(), COLUMN, Json.bytes(texts)));
    }

    /** A row of {@code exchange} joined with its {@code exchange_content}. */
    static Exchange read(ResultSet row, ContentCipher cipher) throws SQLException {
        String id = row.getString("id");
        Inspected inspected = Json.read(row.getString("inspected"), Inspected.class);
        byte[] content = cipher.open(id, COLUMN, row.getString("sealed_with"), row.getBytes("body"));
        Texts texts = Json.read(content, Texts.class);
        return new Exchange(
                id,
                Columns.instant(row, "at_ms"),
                actor(row),
                row.getString("deployment"),
                row.getString("model"),
                Columns.optionalText(row, "guard"),
                row.getInt("sandbox") != 0,
                row.getInt("streamed") != 0,
                parts(inspected.prompt(), texts.prompt()),
                parts(inspected.completion(), texts.completion()),
                inspected.promptVerdict(),
                inspected.completionVerdict(),
                Columns.value(Outcome.class, row.getString("outcome")),
                row.getInt("status"),
                tokens(row),
                Duration.ofNanos(row.getLong("duration_nanos")),
                Duration.ofNanos(row.getLong("guard_nanos")));
    }

    static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                Columns.optionalText(row, "person"),
                row.getString("app"),
                Columns.optionalText(row, "source_ip"),
                Columns.optionalText(row, "user_agent"),
                Columns.optionalText(row, "actor_key"));
    }

    static Tokens tokens(ResultSet row) throws SQLException {
        return new Tokens(row.getLong("prompt_tokens"), row.getLong("completion_tokens"));
    }

    static Action action(ResultSet row) throws SQLException {
        return Columns.value(Action.class, row.getString("action"));
    }

    private static List<PartTexts> texts(List<TextPart> parts) {
        return parts.stream()
                .map(part -> new PartTexts(
                        part.text(),
                        part.inspection().views().stream()
                                .map(DecodedView::text)
                                .toList()))
                .toList();
    }

    private static List<PartFacts> facts(List<TextPart> parts) {
        return parts.stream().map(ExchangeRow::facts).toList();
    }

    private static PartFacts facts(TextPart part) {
        Inspection inspection = part.inspection();
        return new PartFacts(
                part.role(),
                part.kind(),
                inspection.findings(),
                inspection.scores().values(),
                inspection.views().stream().map(DecodedView::name).toList(),
                inspection.complete(),
                inspection.micros());
    }

    private static List<TextPart> parts(List<PartFacts> facts, List<PartTexts> texts) {
        List<TextPart> parts = new ArrayList<>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            PartFacts fact = facts.get(i);
            List<DecodedView> views = new ArrayList<>();
            for (int v = 0; v < fact.viewNames().size(); v++) {
                views.add(new DecodedView(
                        fact.viewNames().get(v), texts.get(i).views().get(v)));
            }
            parts.add(new TextPart(
                    fact.role(),
                    fact.kind(),
                    texts.get(i).text(),
                    new Inspection(fact.findings(), new Scores(fact.scores()), views, fact.complete(), fact.micros())));
        }
        return parts;
    }

    private static Map<String, String> sides(Exchange exchange) {
        Map<String, String> sides = new TreeMap<>();
        collect(exchange.prompt(), "prompt", sides);
        collect(exchange.completion(), "completion", sides);
        return sides;
    }

    private static void collect(List<TextPart> parts, String side, Map<String, String> sides) {
        for (TextPart part : parts) {
            for (Finding finding : part.inspection().findings()) {
                sides.merge(Columns.text(finding.type()), side, (old, now) -> old.equals(now) ? old : "both");
            }
        }
    }
}
