package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.StreamingMode;
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
 * delta, and {@code logprobs}, which would repeat the text token by token, are left out. What only the whole answer shows is
 * judged at its end ({@link AnswerChecks}).
 */
final class StreamedChoice {
    private static final int CHANNELS_MAX = 128;
    private static final Inspection UNFINISHED = new Inspection(List.of(), Scores.none(), List.of(), false, 0);

    private final int index;
    private final Json json;
    private final CompletionText.Budget budget;
    private final GatewayLimits limits;
    private final GuardRun guard;
    private final AnswerChecks checks;
    private final Guard shown;
    private final StreamedCalls calls;
    private final VerdictTally tally = new VerdictTally();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<Channel.Checked> late = new ArrayList<>();
    private final List<TextPart> bareCalls = new ArrayList<>();
    private boolean judged;
    private @Nullable String current;
    private @Nullable String finishReason;

    StreamedChoice(
            int index,
            Json json,
            CompletionText.Budget budget,
            GatewayLimits limits,
            GuardRun guard,
            AnswerChecks checks) {
        this.index = index;
        this.json = json;
        this.budget = budget;
        this.limits = limits;
        this.guard = guard;
        this.checks = checks;
        this.shown = shown(guard);
        this.calls = new StreamedCalls(json, checks.withholdsCalls());
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
        if (upstream.path("tool_calls") instanceof ArrayNode list) {
            list.values().forEach(call -> toolCall(call, out));
        }
        if (upstream.path("function_call") instanceof ObjectNode call) {
            functionCall(call, out);
        }
        return choice(out);
    }

    /** The upstream said why it stopped, or the stream is over: what is left, once the whole was judged. */
    Optional<ObjectNode> rest() {
        Map<String, String> ends = new LinkedHashMap<>();
        channels.forEach((key, channel) -> ends.put(key, channel.end()));
        judge();
        ObjectNode out = json.object();
        if (!blocked()) {
            calls.release(out);
        }
        channels.forEach(
                (key, channel) -> put(key, blocked() && channel.withheld() ? "" : ends.getOrDefault(key, ""), out));
        return choice(out);
    }

    /** The checks that need the whole answer. */
    private void judge() {
        if (judged || blocked()) {
            return;
        }
        judged = true;
        Channel answer = channels.get("content");
        if (answer != null && checks.readsAnswers()) {
            String text = answer.said().text();
            for (ThinkBlocks.Block block : ThinkBlocks.cut(text, Channel.ANSWER)) {
                String said = text.substring(block.span().start(), block.span().end());
                if (block.role().equals(Channel.ANSWER) && !said.isBlank()) {
                    found(
                            answer,
                            block.span(),
                            new TextPart(block.role(), TextKind.COMPLETION, said, checks.claims(said)));
                }
            }
        }
        if (checks.readsCalls()) {
            judgeCalls();
        }
    }

    private void judgeCalls() {
        List<String> keys = List.copyOf(calls.keys());
        List<ToolCall> made = keys.stream()
                .map(key -> new ToolCall(calls.name(key), arguments(key)))
                .toList();
        List<Inspection> found = checks.calls(made);
        for (int i = 0; i < keys.size(); i++) {
            String text = made.get(i).arguments();
            Channel channel = channels.get(keys.get(i));
            TextPart part = new TextPart(Channel.TOOL_CALL, TextKind.COMPLETION, text, found.get(i));
            if (channel == null) {
                tally.add(shown.decide(part.inspection(), part.kind()));
                bareCalls.add(part);
            } else {
                found(channel, new Span(0, text.length()), part);
            }
        }
    }

    private String arguments(String key) {
        Channel channel = channels.get(key);
        return channel == null ? "" : channel.said().text();
    }

    /** Adds what was found in a stretch of a channel's whole text. */
    private void found(Channel channel, Span place, TextPart part) {
        CompletionText said = channel.said();
        Inspection inspection =
                said.whole() ? part.inspection() : part.inspection().and(UNFINISHED);
        said.found(inspection, place.start());
        tally.add(shown.decide(inspection, part.kind()));
        if (guard.guard().policy().streaming() == StreamingMode.ASYNCHRONOUS
                && !inspection.findings().isEmpty()) {
            late.add(new Channel.Checked(place, new TextPart(part.role(), part.kind(), part.text(), inspection)));
        }
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
        List<Channel.Checked> checked = new ArrayList<>();
        channels.values().forEach(channel -> checked.addAll(channel.checked()));
        checked.addAll(late);
        late.clear();
        return checked.stream()
                .map(one -> annotations.checked(index, one, shown))
                .toList();
    }

    VerdictTally tally() {
        return tally;
    }

    List<TextPart> parts() {
        List<TextPart> parts = new ArrayList<>();
        channels.values().forEach(channel -> parts.addAll(channel.parts()));
        parts.addAll(bareCalls);
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
        String key = calls.tool(call, out);
        arguments(key, call.path("function"), out);
    }

    private void functionCall(ObjectNode call, ObjectNode out) {
        String key = calls.function(call, out);
        arguments(key, call, out);
    }

    private void arguments(String key, JsonNode function, ObjectNode out) {
        if (function.path("arguments").isString()) {
            through(key, Channel.TOOL_CALL, function.path("arguments").stringValue(), out);
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
            channel = channel(key, role);
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

    private Channel channel(String key, String role) {
        boolean withheld = key.equals("content")
                ? checks.withholdsAnswers()
                : role.equals(Channel.TOOL_CALL) && checks.withholdsCalls();
        return switch (guard.guard().policy().streaming()) {
            case BUFFERED -> new HeldChannel(role, budget, limits, guard, tally, withheld);
            case ASYNCHRONOUS -> new FollowedChannel(role, budget, limits, guard, shown, tally);
        };
    }

    private void put(String key, String text, ObjectNode out) {
        if (text.isEmpty()) {
            return;
        }
        if (!StreamedCalls.put(key, text, out)) {
            out.put(key, out.path(key).asString("") + text);
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
