package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.TextKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The eight places where an agent's host asks, and which texts of its context are new at each. */
enum HookPoint {
    AGENT_STARTUP {
        @Override
        void collect(Fields context, HookTexts into) {
            add(context, into, "agent_init", TextKind.DOCUMENT);
            add(context, into, "tools", TextKind.DOCUMENT);
        }
    },
    INPUT {
        @Override
        void collect(Fields context, HookTexts into) {
            String role = context.node("input").path("role").asString("user");
            into.add("/input/content", context.node("input").path("content"), kind(role));
        }
    },
    PRE_MODEL_CALL {
        @Override
        void collect(Fields context, HookTexts into) {
            messages(context, into);
        }
    },
    POST_MODEL_CALL {
        @Override
        void collect(Fields context, HookTexts into) {
            add(context, into, "response", TextKind.COMPLETION);
        }
    },
    PRE_TOOL_CALL {
        @Override
        void collect(Fields context, HookTexts into) {
            add(context, into, "tool_call", TextKind.COMPLETION);
        }
    },
    POST_TOOL_CALL {
        @Override
        void collect(Fields context, HookTexts into) {
            into.add("/tool_result/value", context.node("tool_result").path("value"), TextKind.DOCUMENT);
        }
    },
    OUTPUT {
        @Override
        void collect(Fields context, HookTexts into) {
            add(context, into, "output", TextKind.COMPLETION);
        }
    },
    AGENT_SHUTDOWN {
        @Override
        void collect(Fields context, HookTexts into) {
            add(context, into, "summary", TextKind.COMPLETION);
        }
    };

    static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(HookPoint::wireName).toList();

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HookPoint of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** Adds the texts that are to be judged here. */
    abstract void collect(Fields context, HookTexts into);

    private static void add(Fields context, HookTexts into, String member, TextKind kind) {
        into.add("/" + member, context.node(member), kind);
    }

    private static void messages(Fields context, HookTexts into) {
        JsonNode messages = context.node("messages");
        if (!messages.isArray()) {
            into.add("/messages", messages, TextKind.DOCUMENT);
            return;
        }
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            // Without a role nobody vouches for it.
            into.add("/messages/" + i, message, kind(message.path("role").asString("")));
        }
    }

    private static TextKind kind(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "user" -> TextKind.PROMPT;
            case "system", "developer" -> TextKind.SYSTEM;
            case "assistant" -> TextKind.COMPLETION;
            default -> TextKind.DOCUMENT;
        };
    }
}
