package dev.bartizan.gateway;

import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.adherence.Conversation.Message;
import dev.bartizan.inspection.adherence.Conversation.Role;
import dev.bartizan.inspection.adherence.Conversation.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer is measured by, read from its request before anything in it is redacted or encoded.
 *
 * @param sources documents and tool output, oldest first; what claims have to rest on
 * @param query the user's last words
 * @param tools the tools on offer
 * @param messages the conversation so far, calls of tools left out: they were judged when they were made
 */
record RequestContext(List<String> sources, Optional<String> query, List<Tool> tools, List<Message> messages) {
    private static final int TOOLS_MAX = 1_000;

    RequestContext {
        sources = List.copyOf(sources);
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }

    static RequestContext of(ChatRequest request) {
        List<String> sources = new ArrayList<>();
        Optional<String> query = Optional.empty();
        for (ChatRequest.Part part : request.parts()) {
            String text = part.piece().text();
            if (part.kind() == TextKind.DOCUMENT && !text.isBlank()) {
                sources.add(text);
            } else if (part.kind() == TextKind.PROMPT && !text.isBlank()) {
                query = Optional.of(text);
            }
        }
        return new RequestContext(sources, query, tools(request.body()), messages(request.body()));
    }

    private static List<Tool> tools(ObjectNode body) {
        List<Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools").values()) {
            add(tools, tool.has("custom") ? tool.path("custom") : tool.path("function"));
        }
        for (JsonNode function : body.path("functions").values()) {
            add(tools, function);
        }
        return tools;
    }

    private static void add(List<Tool> tools, JsonNode function) {
        String name = function.path("name").asString("");
        if (!name.isEmpty() && tools.size() < TOOLS_MAX) {
            tools.add(new Tool(name, function.path("description").asString("")));
        }
    }

    private static List<Message> messages(ObjectNode body) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : body.path("messages").values()) {
            TextKind kind = ChatRequestReader.textKind(message.path("role").asString(""));
            JsonNode content = message.path("content");
            if (content instanceof ArrayNode array) {
                array.values().forEach(part -> add(messages, kind, part.isString() ? part : part.path("text")));
            } else {
                add(messages, kind, content);
            }
        }
        return messages;
    }

    private static void add(List<Message> messages, TextKind kind, JsonNode text) {
        if (!text.isString()) {
            return;
        }
        switch (kind) {
            case SYSTEM -> messages.add(new Message(Role.SYSTEM, text.stringValue(), List.of()));
            case COMPLETION -> messages.add(new Message(Role.ASSISTANT, text.stringValue(), List.of()));
            case DOCUMENT -> messages.add(Message.tool(text.stringValue()));
            case PROMPT -> {
                TextSlot slot = new TextSlot(text.stringValue(), _ -> {});
                slot.documents().forEach(document -> messages.add(Message.tool(document.text())));
                messages.add(Message.user(slot.prompt().text()));
            }
        }
    }
}
