package dev.bartizan.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the file while it is read: typed access by key that notes every problem and goes on, so that a person
 * sees all of them at once. Call {@link #finish()} at the end to report unknown keys.
 */
final class Section {
    private static final int SHOWN_CHARS = 60;

    private final Optional<MappingNode> node;
    private final String path;
    private final int line;
    private final Substitution substitution;
    private final List<ConfigProblem> problems;
    private final Set<String> known = new HashSet<>();

    Section(Optional<Node> node, String path, int line, Substitution substitution, List<ConfigProblem> problems) {
        this.path = path;
        this.line = node.map(Section::lineOf).orElse(line);
        this.substitution = substitution;
        this.problems = problems;
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            problems.add(new ConfigProblem(this.line, path, "not a mapping", "keys with values below it"));
        }
        this.node = node.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    int line() {
        return line;
    }

    /** Notes a problem, once: a key may be read for more than one purpose. */
    void problem(String key, String value, String expected) {
        ConfigProblem problem = new ConfigProblem(lineOf(key), full(key), value, expected);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    Section section(String key) {
        return new Section(find(key), full(key), line, substitution, problems);
    }

    List<Section> sections(String key) {
        List<Section> out = new ArrayList<>();
        int index = 0;
        for (Node item : items(key)) {
            out.add(new Section(Optional.of(item), full(key) + "[" + index++ + "]", line, substitution, problems));
        }
        return out;
    }

    boolean has(String key) {
        known.add(key);
        return find(key).isPresent();
    }

    Optional<String> text(String key) {
        return find(key).flatMap(value -> scalar(key, value));
    }

    /** Like {@link #text} but its value is never repeated in a message. */
    Optional<String> secret(String key) {
        return text(key);
    }

    String requiredText(String key, String expected) {
        Optional<String> value = text(key).filter(s -> !s.isBlank());
        if (value.isEmpty()) {
            problem(key, "missing", expected);
        }
        return value.orElse("");
    }

    int integer(String key, int fallback, int min, int max) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value.get().replace("_", ""));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below together with numbers out of range.
        }
        problem(key, shown(value.get()), "a whole number " + min + ".." + max);
        return fallback;
    }

    double fraction(String key, double fallback) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            double number = Double.parseDouble(value.get());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below together with numbers out of range.
        }
        problem(key, shown(value.get()), "a number 0..1");
        return fallback;
    }

    double number(String key, double fallback, double min, double max) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            double number = Double.parseDouble(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below together with numbers out of range.
        }
        problem(key, shown(value.get()), "a number " + min + ".." + max);
        return fallback;
    }

    boolean flag(String key, boolean fallback) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        switch (value.get()) {
            case "true":
                return true;
            case "false":
                return false;
            default:
                problem(key, shown(value.get()), "true or false");
                return fallback;
        }
    }

    /** One of an enum's values in lower case, e.g. {@code block}. */
    <E extends Enum<E>> E choice(String key, E fallback, List<E> allowed) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        for (E candidate : allowed) {
            if (candidate.name().toLowerCase(Locale.ROOT).equals(value.get())) {
                return candidate;
            }
        }
        problem(
                key,
                shown(value.get()),
                "one of "
                        + String.join(
                                ", ",
                                allowed.stream()
                                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                                        .toList()));
        return fallback;
    }

    /** One of some words, each of which stands for a value; the problem lists them in their order. */
    <T> Optional<T> word(String key, Map<String, T> words) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> meant = Optional.ofNullable(words.get(value.get()));
        if (meant.isEmpty()) {
            problem(key, shown(value.get()), "one of " + String.join(", ", words.keySet()));
        }
        return meant;
    }

    /** A number with unit: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 90d}. */
    Duration duration(String key, Duration fallback, Duration min, Duration max) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        Optional<Duration> parsed = Durations.parse(value.get());
        if (parsed.isPresent()
                && parsed.get().compareTo(min) >= 0
                && parsed.get().compareTo(max) <= 0) {
            return parsed.get();
        }
        problem(
                key,
                shown(value.get()),
                "a time such as 500ms, 5s, 2m, 1h, 90d between " + Durations.show(min) + " and " + Durations.show(max));
        return fallback;
    }

    Optional<URI> httpUrl(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value.get());
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        problem(key, shown(value.get()), "an http or https URL with a host and without credentials");
        return Optional.empty();
    }

    List<String> texts(String key, List<String> fallback) {
        if (!has(key)) {
            return fallback;
        }
        List<String> out = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(key, item).ifPresent(out::add);
        }
        return out;
    }

    /** The keys of this mapping, in order; for mappings whose keys are data. */
    List<String> keys() {
        return node.map(mapping ->
                        mapping.getValue().stream().map(Section::keyOf).toList())
                .orElse(List.of());
    }

    /** Reports every key nobody asked for, and keys given twice. */
    void finish() {
        if (node.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : node.get().getValue()) {
            String key = keyOf(tuple);
            if (!seen.add(key)) {
                problems.add(new ConfigProblem(lineOf(tuple.getKeyNode()), full(key), "again", "each key once"));
            }
            if (!known.contains(key)) {
                problems.add(new ConfigProblem(
                        lineOf(tuple.getKeyNode()),
                        full(key),
                        "unknown key",
                        "one of " + String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    private List<Node> items(String key) {
        Optional<Node> value = find(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "not a list", "a list (lines that start with '- ')");
        return List.of();
    }

    private Optional<Node> find(String key) {
        known.add(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return node.get().getValue().stream()
                .filter(tuple -> keyOf(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .filter(value -> !(value instanceof ScalarNode scalar
                        && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"))))
                .findFirst();
    }

    private Optional<String> scalar(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            problem(key, "not a single value", "one value");
            return Optional.empty();
        }
        return switch (substitution.apply(scalar.getValue())) {
            case Substitution.Result.Resolved resolved -> Optional.of(resolved.text());
            case Substitution.Result.Unresolved unresolved -> {
                problem(key, unresolved.reference(), unresolved.expected());
                yield Optional.empty();
            }
        };
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private int lineOf(String key) {
        return find(key).map(Section::lineOf).orElse(line);
    }

    private static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String shown(String value) {
        return value.length() <= SHOWN_CHARS ? value : value.substring(0, SHOWN_CHARS) + "...";
    }
}
