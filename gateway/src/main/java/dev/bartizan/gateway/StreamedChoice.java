package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextPart;
import dev.bartizan.policy.Guard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One choice of a stream. Deltas of the upstream go in, deltas fit for the client come out. Only text that went through a
 * {@link Channel}, the role, and the frame of tool calls (index, id, type, function name) is copied; other fields of a
 * delta, and {@code logprobs}, which would repeat the text token by token, are left out.
 */
final class StreamedChoice {
    private static final int CHANNELS_MAX = 128;

    private final int index;
    private final Json json;
    private final CompletionText.Budget budget;
    private final GatewayLimits limits;
    private final GuardRun guard;
    private final Guard shown;
    private final VerdictTally tally = new VerdictTally();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private @Nullable String current;
    private @Nullable String finishReason;

    StreamedChoice(int index, Json json, CompletionText.Budget budget, GatewayLimits limits, GuardRun guard) {
        this.index = index;
        this.json = json;
        this.budget = budget;
        this.limits = limits;
        this.guard = guard;
        this.shown = shown(guard);
    }

    /** The guard that decides on what the client sees: with text that is shown at once, nothing can be redacted. */
    static Guard shown(GuardRun run) {
        return switch (run.guard().policy().streaming()) {
            case BUFFERED -> run.guard();
            case ASYNCHRONOUS -> new Guard(run.guard().policy().afterTheFact());
        };
    }

    /** The choice as the client may see it after one delta; empty when there is nothing to show. */
    Optional<ObjectNode> delta(JsonNode upstream) {
        ObjectNode out = json.object();
        if (upstream.path("role").isString()) {
            out.set("role", upstream.path("role"));
        }
        text(upstream, "reasoning_content", Channel.REASONING, out);
        text(upstream, "reasoning", Channel.REASONING, out);
        text(upstream, "content", Channel.ANSWER, out);
        text(upstream, "refusal", Channel.REFUSAL, out);
        if (upstream.path("tool_calls") instanceof ArrayNode calls) {
            calls.values().forEach(call -> toolCall(call, out));
        }
        if (upstream.path("function_call") instanceof ObjectNode call) {
            functionCall(call, out);
        }
        return choice(out);
    }

    /** The upstream said why it stopped, or the stream is over: what is left. */
    Optional<ObjectNode> rest() {
        ObjectNode out = json.object();
        channels.forEach((key, channel) -> put(key, channel.end(), out));
        return choice(out);
    }

    void finished(String reason) {
        finishReason = reason;
    }

    boolean blocked() {
        return tally.action() == Action.BLOCK;
    }

    boolean ended() {
        return finishReason != null || blocked();
    }

    /** The last event of the choice. */
    ObjectNode finish(Annotations annotations) {
        ObjectNode choice = json.object();
        choice.put("index", index);
        choice.putObject("delta");
        choice.put("finish_reason", blocked() ? "content_filter" : finishReason);
        choice.set("content_filter_results", annotations.completionFilters(parts(), shown));
        return choice;
    }

    /** Inspects text that was shown already, once enough has gathered, and says what was made of it. */
    List<ObjectNode> checked(Annotations annotations) {
        int unchecked = channels.values().stream().mapToInt(Channel::unchecked).sum();
        if (unchecked >= FollowedChannel.step(limits)) {
            channels.values().forEach(Channel::catchUp);
        }
        return channels.values().stream()
                .flatMap(channel -> channel.checked().stream())
                .map(checked -> annotations.checked(index, checked, shown))
                .toList();
    }

    VerdictTally tally() {
        return tally;
    }

    List<TextPart> parts() {
        List<TextPart> parts = new ArrayList<>();
        channels.values().forEach(channel -> parts.addAll(channel.parts()));
        return parts;
    }

    private void text(JsonNode upstream, String key, String role, ObjectNode out) {
        JsonNode value = upstream.path(key);
        if (value.isString()) {
            // An empty string with the role opens the message for some clients.
            if (value.stringValue().isEmpty() && out.has("role")) {
                out.put(key, "");
            }
            through(key, role, value.stringValue(), out);
        }
    }

    private void toolCall(JsonNode call, ObjectNode out) {
        int at = call.path("index").asInt(0);
        ObjectNode frame = json.object();
        frame.put("index", at);
        copy(call, frame, "id");
        copy(call, frame, "type");
        JsonNode function = call.path("function");
        if (function.path("name").isString()) {
            frame.putObject("function").put("arguments", "").set("name", function.path("name"));
        }
        if (frame.size() > 1) {
            calls(out).add(frame);
        }
        if (function.path("arguments").isString()) {
            through(
                    "tool_calls." + at,
                    Channel.TOOL_CALL,
                    function.path("arguments").stringValue(),
                    out);
        }
    }

    private void functionCall(ObjectNode call, ObjectNode out) {
        if (call.path("name").isString()) {
            out.putObject("function_call").set("name", call.path("name"));
        }
        if (call.path("arguments").isString()) {
            through("function_call", Channel.TOOL_CALL, call.path("arguments").stringValue(), out);
        }
    }

    private void through(String key, String role, String text, ObjectNode out) {
        if (text.isEmpty()) {
            return;
        }
        Channel channel = channels.get(key);
        if (channel == null) {
            if (channels.size() >= CHANNELS_MAX) {
                throw UpstreamFailure.broken("more than " + CHANNELS_MAX + " texts in one choice");
            }
            channel = channel(role);
            channels.put(key, channel);
        }
        if (text.length() >= FollowedChannel.step(limits)) {
            // So much may come in this piece that the other channels must not wait for the next inspection.
            channels.values().forEach(Channel::catchUp);
        }
        Channel before = current == null ? null : channels.get(current);
        if (before != null && current != null && !current.equals(key)) {
            put(current, before.leave(), out);
        }
        current = key;
        put(key, blocked() ? "" : channel.append(text), out);
    }

    private Channel channel(String role) {
        return switch (guard.guard().policy().streaming()) {
            case BUFFERED -> new HeldChannel(role, budget, limits, guard, tally);
            case ASYNCHRONOUS -> new FollowedChannel(role, budget, limits, guard, shown, tally);
        };
    }

    private void put(String key, String text, ObjectNode out) {
        if (text.isEmpty()) {
            return;
        }
        if (key.startsWith("tool_calls.")) {
            ObjectNode frame = calls(out).addObject();
            frame.put("index", Integer.parseInt(key.substring("tool_calls.".length())));
            frame.putObject("function").put("arguments", text);
        } else if (key.equals("function_call")) {
            ObjectNode call = out.path(key) instanceof ObjectNode known ? known : out.putObject(key);
            call.put("arguments", call.path("arguments").asString("") + text);
        } else {
            out.put(key, out.path(key).asString("") + text);
        }
    }

    private static ArrayNode calls(ObjectNode out) {
        return out.path("tool_calls") instanceof ArrayNode known ? known : out.putArray("tool_calls");
    }

    private static void copy(JsonNode from, ObjectNode to, String key) {
        if (from.path(key).isString() && from.path(key).stringValue().length() <= 256) {
            to.set(key, from.path(key));
        }
    }

    private Optional<ObjectNode> choice(ObjectNode delta) {
        if (delta.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode choice = json.object();
        choice.put("index", index);
        choice.set("delta", delta);
        choice.putNull("finish_reason");
        return Optional.of(choice);
    }
}
