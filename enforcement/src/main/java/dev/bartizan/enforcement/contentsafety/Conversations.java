package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.adherence.Conversation;
import dev.bartizan.inspection.adherence.Conversation.Message;
import dev.bartizan.inspection.adherence.Conversation.Role;
import dev.bartizan.inspection.adherence.Conversation.Tool;
import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Reads tools, messages and calls as agents write them: the service's own members ({@code contents}, {@code toolCalls}),
 * those of chat completions ({@code content}, {@code tool_calls}) and those of hook contexts ({@code args}). Pure.
 */
final class Conversations {
    private static final int MESSAGES_MAX = 1_000;
    private static final int TOOLS_MAX = 1_000;
    private static final int CALLS_MAX = 200;

    private Conversations() {}

    /** The body of {@code agent:analyzeTaskAdherence}. */
    static Conversation ofRequest(Fields body) {
        List<Fields> messages = body.objects("messages", MESSAGES_MAX);
        if (messages.isEmpty()) {
            throw Problem.member("messages", "missing or empty (expected: the conversation with its tool calls)");
        }
        return new Conversation(
                tools(body.items("tools", TOOLS_MAX)),
                messages.stream().map(fields -> message(fields.all())).toList());
    }

    /** A hook context before a tool is called: the call comes after the messages. */
    static Conversation ofHook(Fields context) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : context.items("messages", MESSAGES_MAX)) {
            messages.add(message(message));
        }
        JsonNode input = context.node("input");
        if (messages.stream().noneMatch(message -> message.role() == Role.USER)
                && input.path("content").isString()) {
            messages.addFirst(Message.user(input.path("content").asString()));
        }
        JsonNode call = context.node("tool_call");
        messages.add(Message.call(call.path("name").asString(""), arguments(call.path("args"))));
        return new Conversation(tools(context.items("tools", TOOLS_MAX)), messages);
    }

    private static List<Tool> tools(List<JsonNode> nodes) {
        List<Tool> tools = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode function = node.has("function") ? node.path("function") : node;
            String name = function.isString()
                    ? function.asString()
                    : function.path("name").asString("");
            if (!name.isEmpty()) {
                tools.add(new Tool(name, function.path("description").asString("")));
            }
        }
        return tools;
    }

    private static Message message(JsonNode node) {
        JsonNode content = node.has("contents") ? node.path("contents") : node.path("content");
        JsonNode calls = node.has("toolCalls") ? node.path("toolCalls") : node.path("tool_calls");
        List<ToolCall> made = new ArrayList<>();
        for (JsonNode call : calls) {
            if (made.size() == CALLS_MAX) {
                throw Problem.member("messages", "more than " + CALLS_MAX + " tool calls in one message");
            }
            JsonNode function = call.has("function") ? call.path("function") : call;
            made.add(new ToolCall(function.path("name").asString(""), arguments(function.path("arguments"))));
        }
        return new Message(role(node.path("role").asString("")), text(content), made);
    }

    /** What nobody vouches for is data. */
    private static Role role(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system", "developer" -> Role.SYSTEM;
            default -> Role.TOOL;
        };
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        return String.join(
                "\n",
                new HookTexts()
                        .add("", content, dev.bartizan.domain.TextKind.DOCUMENT).pieces().stream()
                                .map(Moderator.Piece::text)
                                .toList());
    }

    private static String arguments(JsonNode arguments) {
        return arguments.isString() ? arguments.asString() : arguments.isMissingNode() ? "" : arguments.toString();
    }
}
