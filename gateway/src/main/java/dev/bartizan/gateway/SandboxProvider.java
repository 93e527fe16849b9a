package dev.bartizan.gateway;

import dev.bartizan.domain.Ids;
import dev.bartizan.gateway.Upstream.SandboxUpstream;
import dev.bartizan.gateway.Upstream.Script;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sandbox model. Its answers are canned and say so three times: in the text, in the model's name {@code sandbox}, and in
 * a field {@code bartizan.sandbox} of the answer. It speaks the same bytes as an upstream, so everything behind it is real.
 */
final class SandboxProvider implements ModelProvider {
    static final String LABEL = "[Sandbox model, canned text] ";
    static final String MODEL = "sandbox";

    private static final int CHUNK_CHARS = 24;
    private static final int CHARS_PER_TOKEN = 4;

    private final Json json;
    private final Ids ids;
    private final InstantSource clock;

    SandboxProvider(Json json, Ids ids, InstantSource clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Reply open(Deployment deployment, byte[] request, boolean stream, Watchdog.Watch watch) {
        if (!(deployment.upstream() instanceof SandboxUpstream sandbox)) {
            throw new IllegalArgumentException("deployment " + deployment.name() + " is not a sandbox");
        }
        JsonNode body = json.parse(new String(request, StandardCharsets.UTF_8));
        Script script = script(sandbox, lastUserText(body));
        int choices = Math.max(1, body.path("n").asInt(1));
        long promptTokens = Math.max(1, body.path("messages").toString().length() / CHARS_PER_TOKEN);
        return new Canned(stream ? events(script, choices, promptTokens) : whole(script, choices, promptTokens));
    }

    private static Script script(SandboxUpstream sandbox, String prompt) {
        String lower = prompt.toLowerCase(Locale.ROOT);
        return sandbox.scripts().stream()
                .filter(s -> lower.contains(s.keyword().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Script.of("", sandbox.otherwise()));
    }

    private static String lastUserText(JsonNode body) {
        JsonNode messages = body.path("messages");
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.path(i).path("role").asString("").equals("user")) {
                JsonNode content = messages.path(i).path("content");
                if (content.isString()) {
                    return content.stringValue();
                }
                StringBuilder text = new StringBuilder();
                content.values().forEach(part -> text.append(part.path("text").asString("")));
                return text.toString();
            }
        }
        return "";
    }

    private byte[] whole(Script script, int choices, long promptTokens) {
        ObjectNode answer = envelope("chat.completion");
        for (int i = 0; i < choices; i++) {
            ObjectNode choice = answer.withArray("choices").addObject();
            choice.put("index", i);
            ObjectNode message = choice.putObject("message");
            message.put("role", "assistant");
            script.reasoning().ifPresent(text -> message.put("reasoning_content", text));
            message.put("content", LABEL + script.answer());
            choice.put("finish_reason", "stop");
        }
        answer.set("usage", usage(script, choices, promptTokens));
        return json.bytes(answer);
    }

    private byte[] events(Script script, int choices, long promptTokens) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectNode envelope = envelope("chat.completion.chunk");
        for (int i = 0; i < choices; i++) {
            event(out, envelope, i, "role", "assistant", Optional.empty());
            pieces(out, envelope, i, "reasoning_content", script.reasoning().orElse(""));
            pieces(out, envelope, i, "content", LABEL + script.answer());
            event(out, envelope, i, "", "", Optional.of("stop"));
        }
        ObjectNode last = envelope.deepCopy();
        last.putArray("choices");
        last.set("usage", usage(script, choices, promptTokens));
        data(out, json.bytes(last));
        data(out, "[DONE]".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private void pieces(ByteArrayOutputStream out, ObjectNode envelope, int choice, String key, String text) {
        int from = 0;
        while (from < text.length()) {
            int end = Math.min(text.length(), from + CHUNK_CHARS);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            event(out, envelope, choice, key, text.substring(from, end), Optional.empty());
            from = end;
        }
    }

    private void event(
            ByteArrayOutputStream out, ObjectNode envelope, int index, String key, String text, Optional<String> end) {
        ObjectNode event = envelope.deepCopy();
        ObjectNode choice = event.putArray("choices").addObject();
        choice.put("index", index);
        ObjectNode delta = choice.putObject("delta");
        if (!key.isEmpty()) {
            delta.put(key, text);
        }
        end.ifPresentOrElse(reason -> choice.put("finish_reason", reason), () -> choice.putNull("finish_reason"));
        data(out, json.bytes(event));
    }

    private static void data(ByteArrayOutputStream out, byte[] payload) {
        out.writeBytes("data: ".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode envelope(String object) {
        ObjectNode envelope = json.object();
        envelope.put("id", "chatcmpl-" + ids.next());
        envelope.put("object", object);
        envelope.put("created", clock.instant().getEpochSecond());
        envelope.put("model", MODEL);
        envelope.putObject("bartizan").put("sandbox", true);
        return envelope;
    }

    private ObjectNode usage(Script script, int choices, long promptTokens) {
        int chars = LABEL.length()
                + script.answer().length()
                + script.reasoning().orElse("").length();
        long completionTokens = (long) choices * Math.max(1, chars / CHARS_PER_TOKEN);
        ObjectNode usage = json.object();
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", completionTokens);
        usage.put("total_tokens", promptTokens + completionTokens);
        return usage;
    }

    private record Canned(byte[] bytes) implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> retryAfter() {
            return Optional.empty();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
