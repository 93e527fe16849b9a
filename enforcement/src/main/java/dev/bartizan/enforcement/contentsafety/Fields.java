package dev.bartizan.enforcement.contentsafety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a JSON object of a request, read by type; a member of another type, or missing where it is required, is a
 * {@link Problem} that names it. {@code null} counts as absent; members that nobody asks for are ignored.
 */
final class Fields {
    private final ObjectNode node;
    private final String path;

    Fields(ObjectNode node) {
        this(node, "");
    }

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The name of a member as errors show it, e.g. {@code blocklistItems[3].text}. */
    String target(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    JsonNode node(String name) {
        return node.path(name);
    }

    ObjectNode all() {
        return node;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whether the member is there and {@code null}: a merge patch clears it. */
    boolean isCleared(String name) {
        return node.path(name).isNull();
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> Problem.member(target(name), "missing (expected: a string)"));
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.path(name).isString()) {
            throw Problem.member(target(name), "not a string");
        }
        return Optional.of(node.path(name).asString());
    }

    /** A required string of at most {@code max} Unicode code points. */
    String text(String name, int max) {
        return checked(name, text(name), max);
    }

    Optional<String> optionalText(String name, int max) {
        return optionalText(name).map(text -> checked(name, text, max));
    }

    private String checked(String name, String text, int max) {
        checkLength(target(name), text.codePointCount(0, text.length()), max);
        return text;
    }

    static void checkLength(String target, long codePoints, int max) {
        if (codePoints > max) {
            throw Problem.member(target, codePoints + " characters (expected: at most " + max + ")");
        }
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!node.path(name).isBoolean()) {
            throw Problem.member(target(name), "not a boolean");
        }
        return node.path(name).asBoolean();
    }

    Optional<Integer> integer(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.path(name);
        if (value.isInt()) {
            return Optional.of(value.asInt());
        }
        // The service's own documents write versions both as numbers and as strings.
        if (value.isString() && value.asString().matches("[0-9]{1,9}")) {
            return Optional.of(Integer.parseInt(value.asString()));
        }
        throw Problem.member(target(name), "not a whole number");
    }

    List<String> texts(String name, int max) {
        List<String> out = new ArrayList<>();
        for (JsonNode item : items(name, max)) {
            if (!item.isString()) {
                throw Problem.member(target(name) + "[" + out.size() + "]", "not a string");
            }
            out.add(item.asString());
        }
        return out;
    }

    List<Fields> objects(String name, int max) {
        List<Fields> out = new ArrayList<>();
        for (JsonNode item : items(name, max)) {
            String at = target(name) + "[" + out.size() + "]";
            if (!(item instanceof ObjectNode object)) {
                throw Problem.member(at, "not an object");
            }
            out.add(new Fields(object, at));
        }
        return out;
    }

    List<JsonNode> items(String name, int max) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            throw Problem.member(target(name), "not an array");
        }
        if (array.size() > max) {
            throw Problem.member(target(name), array.size() + " elements (expected: at most " + max + ")");
        }
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    Optional<Fields> object(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!(node.path(name) instanceof ObjectNode object)) {
            throw Problem.member(target(name), "not an object");
        }
        return Optional.of(new Fields(object, target(name)));
    }

    /** One of these values; the enumerations of the contract are open for clients, but we can only do what we know. */
    String choice(String name, List<String> known, String fallback) {
        String value = optionalText(name).orElse(fallback);
        if (!known.contains(value)) {
            throw Problem.member(target(name), "not known (expected: one of " + String.join(", ", known) + ")");
        }
        return value;
    }

    /** Some of these values, each once, in the order of {@code known}; all when absent or empty. */
    List<String> choices(String name, List<String> known) {
        Set<String> wanted = new LinkedHashSet<>(texts(name, 100));
        for (String value : wanted) {
            if (!known.contains(value)) {
                throw Problem.member(target(name), "not known (expected: some of " + String.join(", ", known) + ")");
            }
        }
        return wanted.isEmpty()
                ? known
                : known.stream().filter(wanted::contains).toList();
    }
}
