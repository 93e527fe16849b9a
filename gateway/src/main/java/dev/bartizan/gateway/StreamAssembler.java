package dev.bartizan.gateway;

import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the events of an upstream's stream into the events the client gets. Pure but for the guard; not thread-safe.
 *
 * <p>Order of events: one with {@code choices: []} and {@code prompt_filter_results}; inspected text; then, kept back for
 * {@link #last()} so that the exchange can be recorded first, the remaining text, one event with {@code finish_reason} and
 * {@code content_filter_results} per choice, and usage. With asynchronous streaming text is not kept back, and events with an
 * empty delta say what was made of it.
 */
final class StreamAssembler {
    private static final int CHOICES_MAX = 128;
    private static final List<String> ENVELOPE =
            List.of("id", "object", "created", "model", "system_fingerprint", "service_tier", "bartizan");

    private final Json json;
    private final GatewayLimits limits;
    private final GuardRun guard;
    private final AnswerChecks checks;
    private final Annotations annotations;
    private final ArrayNode promptResults;
    private final boolean usageWanted;
    private final int choicesAsked;
    private final CompletionText.Budget budget;
    private final Map<Integer, StreamedChoice> choices = new TreeMap<>();
    private final List<ObjectNode> tail = new ArrayList<>();
    private ObjectNode envelope;
    private boolean begun;
    private boolean usageInChoice;
    private @Nullable JsonNode usage;

    StreamAssembler(
            Json json,
            GatewayLimits limits,
            GuardRun guard,
            AnswerChecks checks,
            ArrayNode promptResults,
            ChatRequest request) {
        this.json = json;
        this.limits = limits;
        this.guard = guard;
        this.checks = checks;
        this.annotations = new Annotations(json);
        this.promptResults = promptResults;
        this.usageWanted = request.usageWanted();
        this.choicesAsked = request.choices();
        this.budget = new CompletionText.Budget(limits.recordCharsMax());
        this.envelope = json.object();
    }

    /** Events to send now. Throws {@link UpstreamFailure} for an event that is not a chat completion chunk. */
    List<ObjectNode> accept(JsonNode node) {
        if (!(node instanceof ObjectNode chunk)) {
            throw UpstreamFailure.broken("an event of its stream is not a JSON object");
        }
        if (chunk.hasNonNull("error")) {
            throw UpstreamFailure.broken("it ended the stream with an error");
        }
        List<ObjectNode> events = new ArrayList<>();
        remember(chunk);
        if (!begun) {
            begun = true;
            ObjectNode first = event(json.object().arrayNode());
            first.set("prompt_filter_results", promptResults);
            events.add(first);
        }
        JsonNode list = chunk.path("choices");
        if (!list.isMissingNode() && !list.isArray()) {
            throw UpstreamFailure.broken("an event of its stream has choices that are not an array");
        }
        usage(chunk, !list.isEmpty());
        for (JsonNode choice : list.values()) {
            choice(choice, events);
        }
        return events;
    }

    /** Events about text that was sent before it was inspected; none unless the guard streams asynchronously. */
    List<ObjectNode> checked() {
        List<ObjectNode> events = new ArrayList<>();
        for (StreamedChoice choice : choices.values()) {
            choice.checked(annotations).forEach(node -> events.add(event(node)));
        }
        return events;
    }

    /** Whether every choice was stopped by the guard, so that nothing more can reach the client. */
    boolean allBlocked() {
        return choices.size() >= choicesAsked && choices.values().stream().allMatch(StreamedChoice::blocked);
    }

    /** Whether the upstream said of every choice why it ended. */
    boolean complete() {
        return !choices.isEmpty() && choices.values().stream().allMatch(StreamedChoice::ended);
    }

    /** Whether the first event was made. */
    boolean begun() {
        return begun;
    }

    /** Inspects what is still held back. After this {@link #parts} and {@link #verdict} are final. */
    void endOfText() {
        for (StreamedChoice choice : choices.values()) {
            if (!choice.ended()) {
                rest(choice);
            }
        }
    }

    /** The events kept back until the exchange is on record. */
    List<ObjectNode> last() {
        List<ObjectNode> events = new ArrayList<>(tail);
        for (StreamedChoice choice : choices.values()) {
            if (choice.ended()) {
                events.add(event(choice.finish(annotations)));
            }
        }
        if (usage != null && !events.isEmpty()) {
            if (usageWanted) {
                ObjectNode last = event(json.object().arrayNode());
                last.set("usage", usage);
                events.add(last);
            } else if (usageInChoice) {
                events.getLast().set("usage", usage);
            }
        }
        return events;
    }

    Tokens tokens() {
        return usage == null ? Tokens.NONE : tokens(usage);
    }

    static Tokens tokens(JsonNode usage) {
        return new Tokens(
                Math.max(0, usage.path("prompt_tokens").asLong(0)),
                Math.max(0, usage.path("completion_tokens").asLong(0)));
    }

    String model() {
        return envelope.path("model").asString("");
    }

    Verdict verdict() {
        VerdictTally all = new VerdictTally();
        choices.values().forEach(choice -> all.add(choice.tally().verdict()));
        return all.verdict();
    }

    boolean anyBlocked() {
        return choices.values().stream().anyMatch(StreamedChoice::blocked);
    }

    List<TextPart> parts() {
        return choices.values().stream().flatMap(c -> c.parts().stream()).toList();
    }

    private void choice(JsonNode node, List<ObjectNode> events) {
        int index = node.path("index").asInt(0);
        if (index < 0 || index >= CHOICES_MAX) {
            throw UpstreamFailure.broken("an event of its stream has choice " + index);
        }
        StreamedChoice choice =
                choices.computeIfAbsent(index, i -> new StreamedChoice(i, json, budget, limits, guard, checks));
        if (choice.ended()) {
            return;
        }
        choice.delta(node.path("delta")).ifPresent(delta -> events.add(event(delta)));
        Optional<String> reason = node.path("finish_reason").stringValueOpt();
        if (reason.isPresent() && !choice.blocked()) {
            rest(choice);
            choice.finished(reason.get().length() <= 64 ? reason.get() : "stop");
        }
    }

    private void rest(StreamedChoice choice) {
        choice.rest().ifPresent(rest -> tail.add(event(rest)));
        choice.checked(annotations).forEach(node -> tail.add(event(node)));
    }

    private void usage(ObjectNode chunk, boolean inChoice) {
        if (chunk.path("usage") instanceof ObjectNode found) {
            usage = found;
            usageInChoice |= inChoice;
        }
    }

    private void remember(ObjectNode chunk) {
        if (!begun) {
            envelope = json.object();
            for (String key : ENVELOPE) {
                if (chunk.has(key)) {
                    envelope.set(key, chunk.path(key));
                }
            }
            envelope.put("object", "chat.completion.chunk");
        }
    }

    private ObjectNode event(ObjectNode choice) {
        ArrayNode list = json.object().arrayNode();
        list.add(choice);
        return event(list);
    }

    private ObjectNode event(ArrayNode list) {
        ObjectNode event = envelope.deepCopy();
        event.set("choices", list);
        return event;
    }
}
