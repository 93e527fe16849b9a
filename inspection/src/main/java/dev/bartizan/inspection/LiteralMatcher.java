package dev.bartizan.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds all occurrences of many literals in one pass (Aho and Corasick, 1975), upper and lower ASCII letters alike.
 * Immutable and thread-safe. One table look-up per unit of text.
 */
public final class LiteralMatcher {
    private static final int[] NOTHING = {};

    private final char[] units;
    private final byte[] asciiClasses = new byte[128];
    private final int classes;
    private final int[] next;
    private final int[][] outputs;
    private final int[] lengths;

    /** Receives each occurrence, in order of its end. */
    public interface Hit {
        /** @param literal index of the literal; @param start first unit; @param end unit after the last */
        void at(int literal, int start, int end);
    }

    /** @param literals in lower case, none empty, at most 127 distinct ASCII characters in all */
    public LiteralMatcher(List<String> literals) {
        units = alphabet(literals);
        classes = units.length + 1;
        for (int i = 0; i < units.length && units[i] < 128; i++) {
            asciiClasses[units[i]] = (byte) (i + 1);
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            asciiClasses[c] = asciiClasses[c + 32];
        }
        lengths = literals.stream().mapToInt(String::length).toArray();
        int states = 1 + Arrays.stream(lengths).sum();
        next = new int[states * classes];
        outputs = new int[states][];
        Arrays.fill(outputs, NOTHING);
        int used = insert(literals);
        link(used);
    }

    /** Reports every occurrence of every literal. */
    public void scan(String text, Hit hit) {
        int state = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int kind = c < 128 ? asciiClasses[c] : wideClass(c);
            state = next[state * classes + kind];
            int[] found = outputs[state];
            for (int literal : found) {
                hit.at(literal, i + 1 - lengths[literal], i + 1);
            }
        }
    }

    private int wideClass(char c) {
        int at = Arrays.binarySearch(units, c);
        return at < 0 ? 0 : at + 1;
    }

    private static char[] alphabet(List<String> literals) {
        int[] distinct = String.join("", literals).chars().distinct().sorted().toArray();
        char[] units = new char[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            units[i] = (char) distinct[i];
        }
        return units;
    }

    private int insert(List<String> literals) {
        int used = 1;
        for (int id = 0; id < lengths.length; id++) {
            int state = 0;
            String literal = literals.get(id);
            for (int i = 0; i < literal.length(); i++) {
                int edge = state * classes + wideClass(literal.charAt(i));
                if (next[edge] == 0) {
                    next[edge] = used++;
                }
                state = next[edge];
            }
            outputs[state] = append(outputs[state], id);
        }
        return used;
    }

    private void link(int states) {
        int[] fail = new int[states];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int kind = 0; kind < classes; kind++) {
            if (next[kind] != 0) {
                queue.add(next[kind]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int id : outputs[fail[state]]) {
                outputs[state] = append(outputs[state], id);
            }
            for (int kind = 0; kind < classes; kind++) {
                int edge = state * classes + kind;
                int fallback = next[fail[state] * classes + kind];
                if (next[edge] == 0) {
                    next[edge] = fallback;
                } else {
                    fail[next[edge]] = fallback;
                    queue.add(next[edge]);
                }
            }
        }
    }

    private static int[] append(int[] array, int value) {
        int[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = value;
        return longer;
    }

    /** Collects literals together with what each belongs to. */
    static final class Index<T> {
        private final List<String> literals = new ArrayList<>();
        private final List<T> owners = new ArrayList<>();

        void add(String literal, T owner) {
            literals.add(literal);
            owners.add(owner);
        }

        LiteralMatcher matcher() {
            return new LiteralMatcher(literals);
        }

        T owner(int literal) {
            return owners.get(literal);
        }
    }
}
