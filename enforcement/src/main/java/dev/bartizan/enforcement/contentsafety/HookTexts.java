package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Collects every text below a part of a request, each with its JSON pointer. Not thread-safe.
 */
final class HookTexts {
    /** Texts of one request; a host that sends more is denied. */
    static final int TEXTS_MAX = 1_000;

    /** Members that name things rather than say them. */
    private static final Set<String> LABELS =
            Set.of("type", "role", "id", "tool_call_id", "toolCallId", "content_hash");

    private final List<Moderator.Piece> pieces = new ArrayList<>();

    HookTexts add(String path, JsonNode node, TextKind kind) {
        if (node.isString()) {
            if (node.asString().isEmpty()) {
                return this;
            }
            if (pieces.size() == TEXTS_MAX) {
                throw Problem.of(
                        400,
                        "InvalidRequestBody",
                        "There are more than " + TEXTS_MAX + " texts to inspect (expected: one step of an agent).");
            }
            pieces.add(new Moderator.Piece(path, node.asString(), kind));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(path + "/" + i, node.get(i), kind);
            }
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                if (!(LABELS.contains(member.getKey()) && member.getValue().isString())) {
                    add(path + "/" + escaped(member.getKey()), member.getValue(), kind);
                }
            });
        }
        return this;
    }

    List<Moderator.Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** As RFC 6901 wants it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
