package dev.bartizan.gateway;

import dev.bartizan.domain.TextKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Bytes in, {@link ChatRequest} out, or a {@link Refusal} with 400 that says what was wrong.
 *
 * <p>How messages are read: system and developer are the deployer's words; user is a prompt, less its
 * {@code <documents>…</documents>}, which are documents; tool and function results are documents; assistant history is
 * completion (credentials are looked for, attacks are not). A role we do not know is read as a prompt.
 */
final class ChatRequestReader {
    private static final int MESSAGES_MAX = 4096;
    private static final int CHOICES_MAX = 128;

    private final Json json;

    ChatRequestReader(Json json) {
        this.json = json;
    }

    ChatRequest read(byte[] bytes) {
        ObjectNode body = parse(text(bytes));
        JsonNode model = body.path("model");
        if (!model.isString() || model.stringValue().isBlank()) {
            throw Refusal.badRequest("model", "model: " + kind(model) + " (expected: the name of a deployment)");
        }
        boolean stream = flag(body, "stream");
        JsonNode context = body.path("user_security_context");
        body.remove("user_security_context");
        return new ChatRequest(
                body,
                model.stringValue(),
                stream,
                stream && body.path("stream_options").path("include_usage").asBoolean(false),
                choices(body),
                parts(body),
                body.path("user").stringValueOpt().flatMap(UserContext::name),
                UserContext.read(context));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.badBody("The request body is not valid UTF-8 (expected: JSON in UTF-8).");
        }
    }

    private ObjectNode parse(String text) {
        JsonNode node;
        try {
            node = json.parse(text);
        } catch (JacksonException e) {
            String at = Optional.ofNullable(e.getLocation())
                    .map(l -> "line " + l.getLineNr() + ", column " + l.getColumnNr())
                    .orElse("an unknown place");
            throw Refusal.badBody("The request body is not valid JSON at " + at + ": " + cut(e.getOriginalMessage()));
        }
        if (!(node instanceof ObjectNode object)) {
            throw Refusal.badBody("The request body is " + kind(node) + " (expected: a JSON object).");
        }
        return object;
    }

    private static List<ChatRequest.Part> parts(ObjectNode body) {
        if (!(body.path("messages") instanceof ArrayNode messages) || messages.isEmpty()) {
            throw Refusal.badRequest(
                    "messages", "messages: " + kind(body.path("messages")) + " (expected: an array of messages)");
        }
        if (messages.size() > MESSAGES_MAX) {
            throw Refusal.badRequest(
                    "messages", "messages: " + messages.size() + " (expected: at most " + MESSAGES_MAX + ")");
        }
        List<ChatRequest.Part> parts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            message(messages.path(i), "messages[" + i + "]", parts);
        }
        return List.copyOf(parts);
    }

    private static void message(JsonNode node, String at, List<ChatRequest.Part> parts) {
        if (!(node instanceof ObjectNode message)) {
            throw Refusal.badRequest(at, at + ": " + kind(node) + " (expected: a message object)");
        }
        JsonNode role = message.path("role");
        if (!role.isString()) {
            throw Refusal.badRequest(at + ".role", at + ".role: " + kind(role) + " (expected: a string, e.g. user)");
        }
        String name = role.stringValue();
        content(message, "content", at, name, parts);
        if (textKind(name) == TextKind.COMPLETION) {
            field(message, "reasoning_content", name, parts);
            field(message, "refusal", name, parts);
            for (JsonNode call : message.path("tool_calls").values()) {
                if (call.path("function") instanceof ObjectNode function) {
                    field(function, "arguments", name, parts);
                }
            }
        }
    }

    private static void content(ObjectNode message, String key, String at, String role, List<ChatRequest.Part> parts) {
        JsonNode content = message.path(key);
        if (content.isString()) {
            field(message, key, role, parts);
        } else if (content instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                contentPart(array, i, at + "." + key + "[" + i + "]", role, parts);
            }
        } else if (!content.isMissingNode() && !content.isNull()) {
            throw Refusal.badRequest(
                    at + "." + key,
                    at + "." + key + ": " + kind(content) + " (expected: a string or an array of parts)");
        }
    }

    private static void contentPart(ArrayNode array, int i, String at, String role, List<ChatRequest.Part> parts) {
        JsonNode part = array.path(i);
        if (part.isString()) {
            slot(new TextSlot(part.stringValue(), text -> array.set(i, StringNode.valueOf(text))), role, parts);
        } else if (part instanceof ObjectNode object) {
            // Whatever its type says: a text that reaches the model is inspected.
            field(object, "text", role, parts);
            field(object, "refusal", role, parts);
        } else {
            throw Refusal.badRequest(at, at + ": " + kind(part) + " (expected: a content part object)");
        }
    }

    private static void field(ObjectNode holder, String key, String role, List<ChatRequest.Part> parts) {
        JsonNode value = holder.path(key);
        if (value.isString()) {
            slot(new TextSlot(value.stringValue(), text -> holder.put(key, text)), role, parts);
        }
    }

    private static void slot(TextSlot slot, String role, List<ChatRequest.Part> parts) {
        TextKind kind = textKind(role);
        if (kind != TextKind.PROMPT) {
            parts.add(new ChatRequest.Part(role, kind, slot.whole()));
            return;
        }
        parts.add(new ChatRequest.Part(role, kind, slot.prompt()));
        slot.documents().forEach(piece -> parts.add(new ChatRequest.Part(role, TextKind.DOCUMENT, piece)));
    }

    static TextKind textKind(String role) {
        return switch (role) {
            case "system", "developer" -> TextKind.SYSTEM;
            case "tool", "function" -> TextKind.DOCUMENT;
            case "assistant" -> TextKind.COMPLETION;
            default -> TextKind.PROMPT;
        };
    }

    private static boolean flag(ObjectNode body, String key) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw Refusal.badRequest(key, key + ": " + kind(value) + " (expected: true or false)");
        }
        return value.booleanValue();
    }

    private static int choices(ObjectNode body) {
        JsonNode n = body.path("n");
        if (n.isMissingNode() || n.isNull()) {
            return 1;
        }
        if (!n.isInt() || n.intValue() < 1 || n.intValue() > CHOICES_MAX) {
            throw Refusal.badRequest("n", "n: " + kind(n) + " (expected: 1.." + CHOICES_MAX + ")");
        }
        return n.intValue();
    }

    /** What a node is, never what it holds. */
    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String cut(String message) {
        return message.length() <= 200 ? message : message.substring(0, 200) + "…";
    }
}
