package dev.bartizan.inspection;

import java.util.Arrays;
import java.util.Collection;

/**
 * A small set of lower-case words found by hash while text is scanned, so that no word is copied. Two words with the same
 * 64-bit hash are taken as equal: the set only decides whether a view is worth building.
 */
final class WordSet {
    /** Words that attacks are made of. */
    static final String[] TRIGGERS = {
        "ignore",
        "ignoring",
        "disregard",
        "forget",
        "override",
        "bypass",
        "previous",
        "prior",
        "above",
        "instruction",
        "instructions",
        "prompt",
        "prompts",
        "system",
        "rules",
        "guidelines",
        "reveal",
        "secret",
        "password",
        "passwords",
        "jailbreak",
        "developer",
        "unrestricted",
        "restrictions",
        "filter",
        "filters",
        "safety",
        "pretend",
        "hidden",
        "assistant",
        "print",
        "repeat",
        "output",
        "directives",
        "everything",
        "confidential",
        "credentials",
        "bomb",
        "hack",
        "malware",
        "weapon",
        "illegal",
        "ignores",
        "execute",
        "commands",
        "exploit",
        "drugs",
        "kill"
    };

    /** Words that ordinary English sentences are made of. */
    static final String[] COMMON = {
        "the",
        "and",
        "you",
        "your",
        "that",
        "this",
        "with",
        "for",
        "are",
        "not",
        "have",
        "from",
        "all",
        "what",
        "how",
        "make",
        "tell",
        "give",
        "will",
        "can",
        "please",
        "now",
        "must",
        "write",
        "show",
        "step",
        "instead",
        "only",
        "about",
        "into",
        "which",
        "there",
        "answer",
        "question",
        "following",
        "without",
        "any",
        "them",
        "then",
        "when",
        "people"
    };

    private final long[] table;
    private final int mask;
    private final int longest;

    /** One bit per hash, several times as many bits as words: most words that are not here end at it, in a near cache. */
    private final long[] filter;

    private final int filterMask;

    private WordSet(String[] words) {
        table = new long[Integer.highestOneBit(words.length * 4)];
        mask = table.length - 1;
        filter = new long[Math.max(1, table.length / 16)];
        filterMask = filter.length * 64 - 1;
        int max = 0;
        for (String word : words) {
            add(hash(word, 0, word.length()));
            max = Math.max(max, word.length());
        }
        longest = max;
    }

    /** @param hashes hashes of words, as {@link #hash} makes them, or other keys that are well spread */
    WordSet(Collection<Long> hashes) {
        table = new long[Integer.highestOneBit(Math.max(4, hashes.size() * 4))];
        mask = table.length - 1;
        filter = new long[Math.max(1, table.length / 16)];
        filterMask = filter.length * 64 - 1;
        hashes.forEach(this::add);
        longest = 0;
    }

    static WordSet of(String[]... groups) {
        return new WordSet(Arrays.stream(groups).flatMap(Arrays::stream).toArray(String[]::new));
    }

    boolean contains(CharSequence text, int start, int end) {
        return end - start <= longest && containsHash(hash(text, start, end));
    }

    boolean containsHash(long hash) {
        int bit = (int) (hash >>> 40) & filterMask;
        if ((filter[bit >>> 6] & 1L << bit) == 0) {
            return false;
        }
        for (int i = (int) (hash ^ hash >>> 32) & mask; table[i] != 0; i = (i + 1) & mask) {
            if (table[i] == hash) {
                return true;
            }
        }
        return false;
    }

    int longest() {
        return longest;
    }

    /** The hash of a word, built one unit at a time by {@link #step} from {@link #SEED}. */
    static long hash(CharSequence text, int start, int end) {
        long hash = SEED;
        for (int i = start; i < end; i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    static final long SEED = 0xCBF29CE484222325L;

    static long step(long hash, char unit) {
        return (hash ^ unit) * 0x100000001B3L;
    }

    private void add(long hash) {
        int bit = (int) (hash >>> 40) & filterMask;
        filter[bit >>> 6] |= 1L << bit;
        int i = (int) (hash ^ hash >>> 32) & mask;
        while (table[i] != 0 && table[i] != hash) {
            i = (i + 1) & mask;
        }
        table[i] = hash;
    }
}
