package dev.bartizan.inspection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.grounding.GroundednessFindings;
import dev.bartizan.inspection.grounding.GroundednessRequest;
import dev.bartizan.inspection.grounding.GroundednessResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inspects texts given as JSON Lines and writes one JSON object per line, in the same order.
 *
 * <p>In: {@code {"id":"1","text":"...","kind":"prompt"}}; {@code kind} is prompt (default), document, completion or
 * system. With {@code "sources":["...", ...]} (and {@code "query":"..."}, when the text answers one) the text is also checked
 * against its sources: {@code scores.ungrounded} is a number then, and each unsupported claim a finding of detector
 * {@code groundedness}. Unknown keys are ignored. Out: verdict, scores,
 * severity, findings with UTF-16 offsets of the input text, and the time taken in microseconds. A line that cannot be
 * used gives {@code {"id":...,"error":"..."}} and the run goes on. Blank lines are skipped. Memory is bounded by the
 * longest line allowed, {@link #LINE_MAX} bytes.
 */
public final class InspectJsonLines {
    /** Bytes of one line. */
    public static final int LINE_MAX = 4 * 1024 * 1024;

    /** Exit code when all lines were read, good or bad. */
    public static final int OK = 0;

    /** Exit code when the input could not be read. */
    public static final int UNREADABLE = 2;

    private static final List<String> SCORES = List.of(
            "prompt_attack",
            "document_attack",
            "hate",
            "sexual",
            "violence",
            "self_harm",
            "ungrounded",
            "harmful_request");
    private static final List<String> SEVERITIES = List.of("hate", "sexual", "violence", "self_harm");

    private final Inspector inspector;
    private final Groundedness groundedness;
    private final BiFunction<Inspection, TextKind, String> verdict;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param inspector what inspects
     * @param groundedness what checks a text against its sources
     * @param verdict what decides: {@code allow}, {@code redact}, {@code warn} or {@code block}
     */
    public InspectJsonLines(
            Inspector inspector, Groundedness groundedness, BiFunction<Inspection, TextKind, String> verdict) {
        this.inspector = inspector;
        this.groundedness = groundedness;
        this.verdict = verdict;
    }

    /**
     * Reads {@code in} to its end.
     *
     * @return {@link #OK}, or {@link #UNREADABLE} when reading failed; what was inspected until then has been written
     * @throws IOException when {@code out} cannot be written
     */
    public int run(InputStream in, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        LineReader lines = new LineReader(in, LINE_MAX);
        int exit = OK;
        while (exit == OK) {
            Optional<LineReader.Line> line;
            try {
                line = lines.next();
            } catch (IOException unreadable) {
                exit = UNREADABLE;
                break;
            }
            if (line.isEmpty()) {
                break;
            }
            if (!line.get().isBlank()) {
                buffered.write(json.writeValueAsBytes(answer(line.get())));
                buffered.write('\n');
            }
            if (!lines.hasBuffered()) {
                buffered.flush();
            }
        }
        buffered.flush();
        return exit;
    }

    private ObjectNode answer(LineReader.Line line) {
        JsonNode id = JsonNodeFactory.instance.nullNode();
        try {
            String text = line.text();
            JsonNode request = json.readTree(text);
            if (!request.isObject()) {
                return error(id, "line: " + kindOf(request) + " (expected: an object with id, text and kind)");
            }
            id = request.path("id").isMissingNode() ? id : request.path("id");
            return inspect(id, request);
        } catch (JacksonException malformed) {
            return error(id, "line: not valid JSON (" + where(malformed) + ")");
        } catch (LineReader.BadLineException bad) {
            return error(id, bad.problem());
        }
    }

    private ObjectNode inspect(JsonNode id, JsonNode request) {
        JsonNode text = request.path("text");
        if (!text.isString()) {
            return error(id, "text: " + kindOf(text) + " (expected: a string)");
        }
        JsonNode kindNode = request.path("kind");
        boolean defaulted = kindNode.isMissingNode() || kindNode.isNull();
        Optional<TextKind> kind = defaulted ? Optional.of(TextKind.PROMPT) : kind(kindNode);
        if (kind.isEmpty()) {
            return error(id, "kind: not known (expected: prompt, document or completion)");
        }
        Optional<GroundedRequestReader.Request> asked = GroundedRequestReader.read(text.stringValue(), request);
        if (asked.isPresent() && asked.get() instanceof GroundedRequestReader.Wrong wrong) {
            return error(id, wrong.problem());
        }
        Inspection inspection = inspector.inspect(text.stringValue(), kind.get());
        if (asked.isPresent() && asked.get() instanceof GroundedRequestReader.Right right) {
            inspection = withGroundedness(inspection, right.request());
        }
        return answer(id, inspection, verdict.apply(inspection, kind.get()));
    }

    private Inspection withGroundedness(Inspection inspection, GroundednessRequest request) {
        long started = System.nanoTime();
        GroundednessResult result = groundedness.check(request);
        List<Finding> findings = new ArrayList<>(inspection.findings());
        findings.addAll(GroundednessFindings.of(result));
        findings.sort(Comparator.comparing(Finding::span));
        Map<String, Double> scores = new TreeMap<>(inspection.scores().values());
        scores.put(Groundedness.UNGROUNDED, result.score());
        return new Inspection(
                findings,
                new Scores(scores),
                inspection.views(),
                inspection.complete() && result.complete(),
                inspection.micros() + (System.nanoTime() - started) / 1_000);
    }

    private static Optional<TextKind> kind(JsonNode node) {
        for (TextKind kind : TextKind.values()) {
            if (node.isString() && node.stringValue().equals(kind.wireName())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private ObjectNode answer(JsonNode id, Inspection inspection, String decided) {
        ObjectNode answer = json.createObjectNode();
        answer.set("id", id);
        answer.put("verdict", decided);
        ObjectNode scores = answer.putObject("scores");
        for (String name : SCORES) {
            inspection
                    .scores()
                    .score(name)
                    .ifPresentOrElse(score -> scores.put(name, rounded(score)), () -> scores.putNull(name));
        }
        ObjectNode severity = answer.putObject("severity");
        for (String category : SEVERITIES) {
            inspection
                    .scores()
                    .severity(category)
                    .ifPresentOrElse(level -> severity.put(category, level), () -> severity.putNull(category));
        }
        ArrayNode findings = answer.putArray("findings");
        for (Finding finding : inspection.findings()) {
            write(finding, findings.addObject());
        }
        if (!inspection.complete()) {
            answer.put("complete", false);
        }
        answer.put("micros", inspection.micros());
        return answer;
    }

    private static void write(Finding finding, ObjectNode out) {
        out.put("detector", finding.detector());
        out.put("type", finding.type());
        out.put("score", rounded(finding.score()));
        out.put("confidence", finding.confidence().wireName());
        out.put("start", finding.span().start());
        out.put("end", finding.span().end());
        out.put("view", finding.view());
        out.put("explanation", finding.explanation());
        out.put("rule", finding.rule());
    }

    private static double rounded(double score) {
        return Math.round(score * 1e6) / 1e6;
    }

    private ObjectNode error(JsonNode id, String message) {
        ObjectNode answer = json.createObjectNode();
        answer.set("id", id);
        answer.put("error", message);
        return answer;
    }

    /** What a value is, without quoting it. */
    private static String kindOf(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String where(JacksonException malformed) {
        return malformed.getLocation() == null
                ? "no position"
                : "at column " + malformed.getLocation().getColumnNr();
    }
}
