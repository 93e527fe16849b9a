package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where phrase rules may begin: their start literals, looked up by their first three units at every word start. A
 * literal that begins with a letter or digit begins a word, so most of a text is passed over without a look-up, and the
 * tables stay small enough for the nearest cache. Immutable.
 */
final class PhraseStarts {
    private static final int FILTER_BITS = 1 << 13;
    private static final int SLOTS = 1 << 11;

    /** Units that tell literals apart; in scripts other than Latin some literals have only two. */
    private static final int KEY = 3;

    private static final int KEY_WIDE = 2;

    /** One bit per key of a literal. */
    private final long[] filter = new long[FILTER_BITS / Long.SIZE];

    /** Candidates by key, each in the order of the rules. */
    private final Candidate[][] slots = new Candidate[SLOTS][];

    /** Receives each place where a rule may begin, in the order of the text. */
    interface Visitor {
        void at(PhraseRule rule, int start);
    }

    /** The literals of one rule that share a key. */
    private record Candidate(PhraseRule rule, List<String> literals) {
        boolean startsAt(String text, int at) {
            for (String literal : literals) {
                if (text.startsWith(literal, at)) {
                    return true;
                }
            }
            return false;
        }
    }

    PhraseStarts(List<PhraseRule> rules) {
        Map<Integer, Map<PhraseRule, List<String>>> byKey = new HashMap<>();
        for (PhraseRule rule : rules) {
            for (String literal : rule.starts()) {
                byKey.computeIfAbsent(key(literal), key -> new LinkedHashMap<>())
                        .computeIfAbsent(rule, key -> new ArrayList<>())
                        .add(literal);
            }
        }
        byKey.forEach(this::put);
    }

    private void put(int key, Map<PhraseRule, List<String>> literals) {
        int bit = bit(key);
        filter[bit / Long.SIZE] |= 1L << bit;
        List<Candidate> candidates = new ArrayList<>();
        int slot = slot(key);
        if (slots[slot] != null) {
            candidates.addAll(List.of(slots[slot]));
        }
        literals.forEach((rule, starts) -> candidates.add(new Candidate(rule, List.copyOf(starts))));
        slots[slot] = candidates.toArray(Candidate[]::new);
    }

    private static int key(String literal) {
        boolean wide = literal.charAt(0) >= 0x80;
        if (literal.length() < (wide ? KEY_WIDE : KEY)) {
            throw new IllegalArgumentException("start literal: '%s' (expected: %d units, %d where no word starts it)"
                    .formatted(literal, KEY, KEY_WIDE));
        }
        int key = key(literal.charAt(0), literal.charAt(1));
        return wide ? key : key(key, literal.charAt(2));
    }

    /** Visits each rule once at every place where one of its literals stands. */
    void visit(String lower, Visitor visitor) {
        char[] units = lower.toCharArray();
        int last = units.length - KEY_WIDE;
        boolean inWord = false;
        for (int at = 0; at <= last; at++) {
            char first = units[at];
            boolean word = PhraseRule.isWord(first);
            if (word && inWord) {
                continue;
            }
            inWord = word;
            int key = key(first, units[at + 1]);
            if (first < 0x80) {
                if (at == last) {
                    return;
                }
                key = key(key, units[at + 2]);
            }
            int bit = bit(key);
            if ((filter[bit / Long.SIZE] & 1L << bit) != 0) {
                look(lower, at, slots[slot(key)], visitor);
            }
        }
    }

    private static void look(String lower, int at, Candidate[] candidates, Visitor visitor) {
        if (candidates == null) {
            return;
        }
        for (Candidate candidate : candidates) {
            if (candidate.startsAt(lower, at)) {
                visitor.at(candidate.rule, at);
            }
        }
    }

    private static int key(int before, int unit) {
        return before * 0x1_0001 + unit * 0x9E3779B1;
    }

    private static int bit(int key) {
        return (key * 0x85EBCA6B) >>> 19;
    }

    private static int slot(int key) {
        return (key * 0xC2B2AE35) >>> 21;
    }
}
