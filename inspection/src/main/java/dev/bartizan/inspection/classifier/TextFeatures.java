package dev.bartizan.inspection.classifier;

import java.util.Arrays;

/**
 * The features of one text: counts of hashed words, character n-grams and grammar n-grams. Training and run time both
 * use this class. Reusable, not thread-safe; about 0.4 MB each.
 *
 * <p>Three namespaces share one range of bucket numbers: words 1-3-grams and pairs at distance 2 and 3; character
 * 3-5-grams within words; grammar, where each token stands for its {@link WordClasses class}, 1-5-grams and ordered
 * pairs of classes within 11 tokens of a sentence.
 */
public final class TextFeatures {
    static final int WORD_BUCKETS = 1 << 19;
    static final int CHAR_BUCKETS = 1 << 18;
    static final int GRAMMAR_BUCKETS = 1 << 16;
    static final int CHAR_BASE = WORD_BUCKETS;
    static final int GRAMMAR_BASE = WORD_BUCKETS + CHAR_BUCKETS;
    static final int MEANING_BUCKETS = 1 << 18;
    static final int MEANING_BASE = GRAMMAR_BASE + GRAMMAR_BUCKETS;
    /** Number of namespaces. */
    static final int NAMESPACES = 4;
    /** Number of buckets of all namespaces together. */
    public static final int BUCKETS = MEANING_BASE + MEANING_BUCKETS;

    static final int PAIR_DISTANCE = 11;
    private static final int COUNTER_SLOTS = 1 << 15;

    private final Tokens tokens;
    private final IntCounter counts = new IntCounter(COUNTER_SLOTS);
    private final int[] words = new int[Tokens.CHARS_MAX + 2];
    private final byte[] grammar = new byte[Tokens.CHARS_MAX + 3];
    private int grammarSize;
    private final Meanings meanings;
    private final short[] fine = new short[Tokens.CHARS_MAX + 2];
    private final byte[] coarse = new byte[Tokens.CHARS_MAX + 2];

    public TextFeatures(WordClasses wordClasses, Meanings meanings) {
        tokens = new Tokens(wordClasses);
        this.meanings = meanings;
    }

    /** Counts the features of {@code text[from, to)}, replacing what was counted before. */
    public IntCounter count(CharSequence text, int from, int to) {
        tokens.read(text, from, to);
        counts.clear();
        countWords();
        countCharacters();
        collapse();
        countGrammar();
        countPairs();
        countMeanings();
        return counts;
    }

    /** 0 words, 1 characters, 2 grammar, 3 meanings. */
    static int namespace(int bucket) {
        return bucket < CHAR_BASE ? 0 : bucket < GRAMMAR_BASE ? 1 : bucket < MEANING_BASE ? 2 : 3;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The collapsed class sequence of the last text, from index 0 (start mark) to {@link #grammarSize()}. */
    byte[] grammar() {
        return grammar;
    }

    int grammarSize() {
        return grammarSize;
    }

    private void countWords() {
        int n = 0;
        for (int i = 0; i < tokens.size; i++) {
            if (tokens.classes[i] != WordClasses.NEWLINE) {
                words[n++] = tokens.hashes[i];
            }
        }
        for (int i = 0; i < n; i++) {
            int a = words[i];
            addWord(a);
            if (i + 1 < n) {
                int ab = a * 1000003 + words[i + 1];
                addWord(ab + 1);
                if (i + 2 < n) {
                    addWord(ab * 1000003 + words[i + 2] + 2);
                    addWord(a * 69069 + words[i + 2] + 3);
                    if (i + 3 < n) {
                        addWord(a * 22695477 + words[i + 3] + 4);
                    }
                }
            }
        }
    }

    private void addWord(int hash) {
        counts.add(mix(hash) & (WORD_BUCKETS - 1));
    }

    private void countCharacters() {
        for (int token = 0; token < tokens.size; token++) {
            if (!tokens.isWord(token)) {
                continue;
            }
            int start = tokens.starts[token];
            int end = tokens.ends[token];
            for (int i = start - 1; i + 2 <= end; i++) {
                int h = charAt(i, start, end) * 0x01000193 + charAt(i + 1, start, end);
                for (int j = i + 2; j <= end && j <= i + 4; j++) {
                    h = h * 0x01000193 + charAt(j, start, end);
                    counts.add(CHAR_BASE + (mix(h + j - i) & (CHAR_BUCKETS - 1)));
                }
            }
        }
    }

    private int charAt(int i, int start, int end) {
        return i < start || i >= end ? ' ' : tokens.chars[i];
    }

    private void collapse() {
        grammar[0] = WordClasses.START;
        grammarSize = 1;
        for (int i = 0; i < tokens.size; i++) {
            byte c = tokens.classes[i];
            if (c > WordClasses.SIGN || grammar[grammarSize - 1] > WordClasses.SIGN) {
                grammar[grammarSize++] = c;
            }
        }
    }

    private void countGrammar() {
        for (int i = 0; i < grammarSize; i++) {
            int h = grammar[i];
            if (h >= WordClasses.LEXICON && h != WordClasses.START) {
                counts.add(grammarBucket(h));
            }
            for (int j = i + 1; j < grammarSize && j < i + 5; j++) {
                h = h * 131 + grammar[j];
                counts.add(grammarBucket(h));
            }
        }
    }

    private void countPairs() {
        for (int i = 0; i < tokens.size; i++) {
            int first = tokens.classes[i];
            if (!isPaired(first)) {
                continue;
            }
            int last = Math.min(tokens.size - 1, i + PAIR_DISTANCE);
            for (int j = i + 1; j <= last; j++) {
                int second = tokens.classes[j];
                if (second >= WordClasses.NEWLINE && second <= WordClasses.QUESTION_MARK) {
                    break;
                }
                if (isPaired(second)) {
                    counts.add(pairBucket(first, second));
                }
            }
        }
    }

    private void countMeanings() {
        int n = 0;
        for (int i = 0; i < tokens.size; i++) {
            if (tokens.isWord(i)) {
                int cluster = meanings.fine(tokens.hashes[i]);
                fine[n] = (short) cluster;
                coarse[n++] = (byte) meanings.coarse(cluster);
            }
        }
        for (int i = 0; i < n; i++) {
            int a = fine[i];
            if (a == 0) {
                continue;
            }
            addMeaning(a);
            if (i + 1 < n && fine[i + 1] != 0) {
                addMeaning(a * 69069 + fine[i + 1] + 0x10000);
            }
            if (i + 2 < n && fine[i + 2] != 0) {
                addMeaning(a * 22695477 + fine[i + 2] + 0x20000);
                addMeaning((coarse[i] * 64 + coarse[i + 1]) * 64 + coarse[i + 2] + 0x4000000);
            }
            if (i + 3 < n && fine[i + 3] != 0) {
                addMeaning(((coarse[i] * 64 + coarse[i + 1]) * 64 + coarse[i + 2]) * 64 + coarse[i + 3] + 0x8000000);
            }
        }
    }

    private void addMeaning(int hash) {
        counts.add(MEANING_BASE + (mix(hash + 0x3C6EF372) & (MEANING_BUCKETS - 1)));
    }

    /** Hashes of the words of a text, for learning {@link Meanings}; sentence marks are 0. */
    public int[] wordHashes(CharSequence text) {
        tokens.read(text, 0, text.length());
        int[] hashes = new int[tokens.size];
        int n = 0;
        for (int i = 0; i < tokens.size; i++) {
            if (tokens.isWord(i)) {
                hashes[n++] = tokens.hashes[i];
            } else if (tokens.classes[i] == WordClasses.STOP || tokens.classes[i] == WordClasses.NEWLINE) {
                hashes[n++] = 0;
            }
        }
        return Arrays.copyOf(hashes, n);
    }

    static boolean isPaired(int wordClass) {
        return wordClass >= WordClasses.LEXICON && wordClass != WordClasses.FUNCTION_WORD;
    }

    static int grammarBucket(int hash) {
        return GRAMMAR_BASE + (mix(hash + 0x5bd1e995) & (GRAMMAR_BUCKETS - 1));
    }

    static int pairBucket(int first, int second) {
        return GRAMMAR_BASE + (mix(first * 128 + second + 0x2545F491) & (GRAMMAR_BUCKETS - 1));
    }

    /** Finaliser of MurmurHash3 (32 bit). */
    static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
