package dev.bartizan.inspection.blocklist;

import dev.bartizan.inspection.LiteralMatcher;
import java.util.Arrays;
import java.util.List;

/**
 * Aho and Corasick's machine (1975) with its edges in a hash table and failure links: about 40 bytes per character of
 * the phrases, whatever their alphabet. At most two look-ups per unit of text on average.
 */
final class SparseScanner {
    private final long[] edges;
    private final int[] targets;
    private final int mask;
    private final int[] fail;
    /** Per state the phrase that ends here, or -1. */
    private final int[] ending;
    /** Per state the next state on the failure path where a phrase ends, 0 for none. */
    private final int[] nextEnding;
    /** Phrases with the same text as an earlier one: the chain of the next phrase, or -1. */
    private final int[] sameText;

    private final int[] lengths;

    SparseScanner(List<String> phrases) {
        lengths = phrases.stream().mapToInt(String::length).toArray();
        int states = 1 + Arrays.stream(lengths).sum();
        int capacity = Integer.highestOneBit(Math.max(4, states)) * 4;
        edges = new long[capacity];
        Arrays.fill(edges, -1);
        targets = new int[capacity];
        mask = capacity - 1;
        fail = new int[states];
        ending = new int[states];
        Arrays.fill(ending, -1);
        nextEnding = new int[states];
        sameText = new int[lengths.length];
        Arrays.fill(sameText, -1);
        int[] parents = new int[states];
        char[] units = new char[states];
        int[] depths = new int[states];
        int used = insert(phrases, parents, units, depths);
        link(used, parents, units, depths);
    }

    void scan(String text, LiteralMatcher.Hit hit) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = step(state, text.charAt(i));
            for (int at = ending[state] >= 0 ? state : nextEnding[state]; at != 0; at = nextEnding[at]) {
                for (int phrase = ending[at]; phrase >= 0; phrase = sameText[phrase]) {
                    hit.at(phrase, i + 1 - lengths[phrase], i + 1);
                }
            }
        }
    }

    private int step(int from, char unit) {
        int state = from;
        while (true) {
            int next = target(state, unit);
            if (next > 0) {
                return next;
            }
            if (state == 0) {
                return 0;
            }
            state = fail[state];
        }
    }

    private int insert(List<String> phrases, int[] parents, char[] units, int[] depths) {
        int used = 1;
        for (int id = 0; id < lengths.length; id++) {
            String phrase = phrases.get(id);
            int state = 0;
            for (int i = 0; i < phrase.length(); i++) {
                char unit = phrase.charAt(i);
                int next = target(state, unit);
                if (next == 0) {
                    next = used++;
                    put(state, unit, next);
                    parents[next] = state;
                    units[next] = unit;
                    depths[next] = i + 1;
                }
                state = next;
            }
            sameText[id] = ending[state];
            ending[state] = id;
        }
        return used;
    }

    /** Failure links by rising depth, so that those of shorter states are there already. */
    private void link(int used, int[] parents, char[] units, int[] depths) {
        int[] order = byDepth(used, depths);
        for (int state : order) {
            fail[state] = depths[state] <= 1 ? 0 : step(fail[parents[state]], units[state]);
            int back = fail[state];
            nextEnding[state] = ending[back] >= 0 ? back : nextEnding[back];
        }
    }

    private static int[] byDepth(int used, int[] depths) {
        int deepest = Arrays.stream(depths).max().orElse(0);
        int[] starts = new int[deepest + 2];
        for (int state = 1; state < used; state++) {
            starts[depths[state] + 1]++;
        }
        for (int d = 1; d < starts.length; d++) {
            starts[d] += starts[d - 1];
        }
        int[] order = new int[used - 1];
        for (int state = 1; state < used; state++) {
            order[starts[depths[state]]++] = state;
        }
        return order;
    }

    private int target(int state, char unit) {
        long edge = (long) state << 16 | unit;
        for (int slot = slot(edge); edges[slot] >= 0; slot = (slot + 1) & mask) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
        }
        return 0;
    }

    private void put(int state, char unit, int target) {
        long edge = (long) state << 16 | unit;
        int slot = slot(edge);
        while (edges[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private int slot(long edge) {
        return (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    }
}
