package dev.bartizan.gateway;

import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the tool calls of a message: functions, custom tools and the older {@code function_call}. */
final class CallReader {
    private CallReader() {}

    static List<ToolCall> calls(ObjectNode message) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls").values()) {
            calls.add(
                    call.has("custom")
                            ? call(call.path("custom"), "input")
                            : call(call.has("function") ? call.path("function") : call, "arguments"));
        }
        if (message.path("function_call").isObject()) {
            calls.add(call(message.path("function_call"), "arguments"));
        }
        return calls;
    }

    private static ToolCall call(JsonNode tool, String key) {
        JsonNode arguments = tool.path(key);
        String text = switch (arguments.getNodeType()) {
            case MISSING, NULL -> "";
            case STRING -> arguments.stringValue();
            case ARRAY, BINARY, BOOLEAN, NUMBER, OBJECT, POJO -> arguments.toString();
        };
        return new ToolCall(tool.path("name").asString(""), text);
    }
}
