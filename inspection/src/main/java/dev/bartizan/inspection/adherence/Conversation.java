package dev.bartizan.inspection.adherence;

import java.util.List;

/**
 * What an agent was offered, told and did.
 *
 * @param tools the tools on offer; empty when unknown
 * @param messages in order; tool calls stand in the messages of the assistant
 */
public record Conversation(List<Tool> tools, List<Message> messages) {
    public Conversation {
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }

    /** A tool on offer. */
    public record Tool(String name, String description) {}

    /**
     * A call of a tool.
     *
     * @param arguments JSON as the model wrote it; need not be valid
     */
    public record ToolCall(String tool, String arguments) {}

    /**
     * One message.
     *
     * @param content empty when the message only calls tools
     */
    public record Message(Role role, String content, List<ToolCall> toolCalls) {
        public Message {
            toolCalls = List.copyOf(toolCalls);
        }

        public static Message user(String content) {
            return new Message(Role.USER, content, List.of());
        }

        public static Message tool(String content) {
            return new Message(Role.TOOL, content, List.of());
        }

        public static Message call(String tool, String arguments) {
            return new Message(Role.ASSISTANT, "", List.of(new ToolCall(tool, arguments)));
        }
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        /** Output of a tool, or a document: data, never instructions. */
        TOOL
    }
}
