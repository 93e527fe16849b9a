package dev.bartizan.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The frames of the tool calls of one streamed choice: index, id, type and name, without the arguments. They are shown at
 * once, or withheld until the calls were judged. Keys are those of the channels that carry the arguments. Not thread-safe.
 */
final class StreamedCalls {
    static final String FUNCTION_CALL = "function_call";
    private static final String TOOL_CALLS = "tool_calls";
    private static final String PREFIX = TOOL_CALLS + ".";
    private static final int CALLS_MAX = 128;
    private static final int LABEL_MAX = 256;

    private final Json json;
    private final boolean withheld;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<Integer, ObjectNode> waiting = new LinkedHashMap<>();

    StreamedCalls(Json json, boolean withheld) {
        this.json = json;
        this.withheld = withheld;
    }

    /** The keys of the calls seen, in order. */
    Set<String> keys() {
        return names.keySet();
    }

    String name(String key) {
        return names.getOrDefault(key, "");
    }

    /** Takes what one delta says of a tool call; returns the key of its arguments. */
    String tool(JsonNode call, ObjectNode out) {
        int at = call.path("index").asInt(0);
        String key = PREFIX + at;
        JsonNode name = call.path("function").path("name");
        named(key, name);
        ObjectNode frame = json.object();
        frame.put("index", at);
        copy(call, frame, "id");
        copy(call, frame, "type");
        if (name.isString()) {
            frame.putObject("function").put("arguments", "").set("name", name);
        }
        if (frame.size() > 1) {
            if (withheld) {
                waiting.computeIfAbsent(at, _ -> json.object()).setAll(frame);
            } else {
                list(out).add(frame);
            }
        }
        return key;
    }

    /** The same for the older form of one call per message. */
    String function(ObjectNode call, ObjectNode out) {
        named(FUNCTION_CALL, call.path("name"));
        if (!withheld && call.path("name").isString()) {
            out.putObject(FUNCTION_CALL).set("name", call.path("name"));
        }
        return FUNCTION_CALL;
    }

    /** Shows the frames that were withheld. */
    void release(ObjectNode out) {
        if (!withheld) {
            return;
        }
        waiting.values().forEach(frame -> list(out).add(frame));
        if (names.containsKey(FUNCTION_CALL)) {
            out.putObject(FUNCTION_CALL).put("name", name(FUNCTION_CALL));
        }
    }

    /** Adds text to the call of that key; false when the key is none of a call. */
    static boolean put(String key, String text, ObjectNode out) {
        if (key.startsWith(PREFIX)) {
            ObjectNode frame = list(out).addObject();
            frame.put("index", Integer.parseInt(key.substring(PREFIX.length())));
            frame.putObject("function").put("arguments", text);
            return true;
        }
        if (key.equals(FUNCTION_CALL)) {
            ObjectNode call = out.path(key) instanceof ObjectNode known ? known : out.putObject(key);
            call.put("arguments", call.path("arguments").asString("") + text);
            return true;
        }
        return false;
    }

    /** Some upstreams repeat the name, and clients join what comes in pieces. */
    private void named(String key, JsonNode name) {
        String known = names.get(key);
        if (known == null && names.size() >= CALLS_MAX) {
            throw UpstreamFailure.broken("more than " + CALLS_MAX + " tool calls in one choice");
        }
        String more = name.asString("");
        String joined = known == null || known.equals(more) ? more : known + more;
        names.put(key, joined.length() <= LABEL_MAX ? joined : joined.substring(0, LABEL_MAX));
    }

    private static ArrayNode list(ObjectNode out) {
        return out.path(TOOL_CALLS) instanceof ArrayNode known ? known : out.putArray(TOOL_CALLS);
    }

    private static void copy(JsonNode from, ObjectNode to, String key) {
        if (from.path(key).isString() && from.path(key).stringValue().length() <= LABEL_MAX) {
            to.set(key, from.path(key));
        }
    }
}
