package dev.bartizan.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small text generator: rules {@code name = one | other {name2}}, read from a resource. {@code {name?}} is there half of
 * the time, {@code \n} is a line break; names without a rule are slots, filled by the caller.
 */
final class Grammar {
    private static final int DEPTH_MAX = 12;

    private final Map<String, List<String>> rules = new HashMap<>();

    private Grammar(String text) {
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf(" = ");
            rules.put(
                    line.substring(0, equals),
                    List.of(line.substring(equals + 3).split(" \\| ")));
        });
    }

    static Grammar resource(String name) {
        try (InputStream in = Grammar.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("grammar: resource " + name + " is missing (rebuild the module)");
            }
            return new Grammar(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text derived from a rule; slots take a text of their list. */
    String text(String rule, Random random, Map<String, List<String>> slots) {
        StringBuilder out = new StringBuilder();
        expand(rule, random, slots, out, 0);
        return out.toString().strip();
    }

    private void expand(String rule, Random random, Map<String, List<String>> slots, StringBuilder out, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        List<String> alternatives = rules.get(rule);
        if (alternatives == null) {
            List<String> texts = slots.get(rule);
            if (texts == null) {
                throw new IllegalStateException("grammar: {" + rule + "} has no rule and no texts");
            }
            out.append(texts.get(random.nextInt(texts.size())));
            return;
        }
        String text = alternatives.get(random.nextInt(alternatives.size()));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '{' ? text.indexOf('}', i) : -1;
            if (close > i + 1 && isName(text, i + 1, close)) {
                boolean optional = text.charAt(close - 1) == '?';
                String name = text.substring(i + 1, optional ? close - 1 : close);
                if (!optional || random.nextBoolean()) {
                    expand(name, random, slots, out, depth + 1);
                    if (optional) {
                        out.append(' ');
                    }
                }
                i = close;
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'n') {
                out.append('\n');
                i++;
            } else {
                out.append(c);
            }
        }
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '?') {
                return false;
            }
        }
        return true;
    }
}
