package dev.bartizan.gateway.judge;

import dev.bartizan.domain.Scores;
import dev.bartizan.inspection.judge.Judgement;
import dev.bartizan.inspection.judge.Question;
import dev.bartizan.inspection.opinion.Opinion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a judge wrote: the first JSON object that carries this call's id, with every member of the schema in place.
 * Anything else is no judgement. Looks at {@value #CHARS_MAX} characters and {@value #STARTS_MAX} places at most.
 */
final class JudgeAnswer {
    private static final int CHARS_MAX = 128 * 1024;
    private static final int STARTS_MAX = 16;
    private static final int DEPTH_MAX = 8;
    private static final int REASON_MAX = 300;
    private static final int CORRECTION_ROOM = 2_000;

    private static final String THOUGHT_END = "</think>";
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .build()
            .reader()
            .without(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JudgeAnswer() {}

    static Judgement read(String content, Question question, String id) {
        int thought = content.lastIndexOf(THOUGHT_END);
        String answer = thought < 0 ? content : content.substring(thought + THOUGHT_END.length());
        if (answer.length() > CHARS_MAX) {
            return unreadable();
        }
        int at = answer.indexOf('{');
        for (int n = 0; at >= 0 && n < STARTS_MAX; n++, at = answer.indexOf('{', at + 1)) {
            Optional<JsonNode> node = parse(answer.substring(at));
            if (node.isPresent() && node.get().path("id").asString("").equals(id)) {
                return judgement(node.get(), question).orElse(unreadable());
            }
        }
        return unreadable();
    }

    private static Judgement unreadable() {
        return new Judgement.None(Opinion.Reason.UNREADABLE);
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(READER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Judgement> judgement(JsonNode node, Question question) {
        return switch (question) {
            case Question.Attack _ -> decided(node, "attack").map(Judgement.Attack::new);
            case Question.Harm _ -> harm(node);
            case Question.Groundedness asked -> groundedness(node, asked);
            case Question.TaskAdherence _ ->
                decided(node, "departs").map(score -> new Judgement.TaskAdherence(score, reason(node)));
        };
    }

    /** Yes or no with a confidence as one score: 0.5 when the judge is not sure at all. */
    private static Optional<Double> decided(JsonNode node, String key) {
        JsonNode confidence = node.path("confidence");
        if (!node.path(key).isBoolean() || !confidence.isNumber()) {
            return Optional.empty();
        }
        double value = confidence.doubleValue();
        if (!(value >= 0 && value <= 1)) {
            return Optional.empty();
        }
        return Optional.of(node.path(key).booleanValue() ? 0.5 + value / 2 : 0.5 - value / 2);
    }

    private static Optional<Judgement> harm(JsonNode node) {
        Map<String, Integer> severities = new TreeMap<>();
        for (String category : Scores.HARM_CATEGORIES) {
            JsonNode severity = node.path(category);
            if (!severity.isInt() || severity.intValue() < 0 || severity.intValue() > 7) {
                return Optional.empty();
            }
            severities.put(category, severity.intValue());
        }
        return decided(node, "harmful_request").map(score -> new Judgement.Harm(severities, score));
    }

    private static Optional<Judgement> groundedness(JsonNode node, Question.Groundedness asked) {
        if (!node.path("claims").isArray()
                || node.path("claims").size() > asked.claims().size()) {
            return Optional.empty();
        }
        List<Judgement.Claim> claims = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode claim : node.path("claims").values()) {
            JsonNode number = claim.path("n");
            boolean known = number.isInt()
                    && number.intValue() >= 1
                    && number.intValue() <= asked.claims().size();
            if (!known || !claim.path("supported").isBoolean() || !numbers.add(number.intValue())) {
                return Optional.empty();
            }
            claims.add(new Judgement.Claim(
                    number.intValue(), claim.path("supported").booleanValue(), reason(claim)));
        }
        String corrected = node.path("corrected").asString("");
        boolean wanted = asked.correction() && !corrected.isBlank();
        if (wanted && corrected.length() > 2 * asked.text().length() + CORRECTION_ROOM) {
            return Optional.empty();
        }
        return Optional.of(new Judgement.Groundedness(claims, wanted ? Optional.of(corrected) : Optional.empty()));
    }

    /** One line without control characters. */
    private static String reason(JsonNode node) {
        String reason =
                node.path("reason").asString("").replaceAll("\\p{C}+", " ").strip();
        return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX);
    }
}
