package dev.bartizan.inspection.classifier;

import java.util.Arrays;

/**
 * The features of one text as hashed bucket numbers: words, characters, grammar and meanings. Training and run time both
 * use this class. Reusable, not thread-safe; about 0.5 MB each.
 *
 * <p>Four namespaces share one range of bucket numbers: words 1-3-grams and pairs at distance 2 and 3; character
 * 3-5-grams within words, only 4-grams within those that {@link Meanings} knows; grammar, where each token stands for its
 * {@link WordClasses class}, 1-5-grams and ordered pairs of classes within 11 tokens of a sentence; the clusters of
 * {@link Meanings}, 1-4-grams. A feature belongs to the token it starts at.
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

    private static final int[] BASES = {0, CHAR_BASE, GRAMMAR_BASE, MEANING_BASE};
    private static final int[] MASKS = {WORD_BUCKETS - 1, CHAR_BUCKETS - 1, GRAMMAR_BUCKETS - 1, MEANING_BUCKETS - 1};
    private static final int GRAMMAR_SALT = 0x5bd1e995;
    private static final int PAIR_SALT = 0x2545F491;
    private static final int MEANING_SALT = 0x3C6EF372;
    /** More than a token can start: 5 words, 3 n-grams a character, 5 grammar, 11 pairs, 5 meanings. */
    private static final int STREAM_MAX = Tokens.CHARS_MAX * 24;

    private final Tokens tokens;
    private final BucketCounter counts = new BucketCounter();
    private final HeadSums sums = new HeadSums();
    private final HeadSums partSums = new HeadSums();
    private final int[] stream = new int[STREAM_MAX];
    private int size;
    private final int[] words = new int[Tokens.CHARS_MAX + 2];
    private int wordsSize;
    private final byte[] grammar = new byte[Tokens.CHARS_MAX + 3];
    private int grammarSize;
    private final Meanings meanings;
    private final short[] fine = new short[Tokens.CHARS_MAX + 2];
    private final byte[] coarse = new byte[Tokens.CHARS_MAX + 2];
    private int fineSize;
    // Where the features of each token start in the arrays above.
    private final short[] wordAt = new short[Tokens.CHARS_MAX + 3];
    private final short[] grammarAt = new short[Tokens.CHARS_MAX + 3];
    private final short[] fineAt = new short[Tokens.CHARS_MAX + 3];

    public TextFeatures(WordClasses wordClasses, Meanings meanings) {
        tokens = new Tokens(wordClasses);
        this.meanings = meanings;
    }

    /** Counts the features of {@code text[from, to)}, replacing what was counted before. */
    public BucketCounter count(CharSequence text, int from, int to) {
        read(text, from, to);
        cleared();
        for (int namespace = 0; namespace < NAMESPACES; namespace++) {
            int[] buckets = stream(namespace, 0, tokens.size);
            for (int i = 0; i < size; i++) {
                counts.add(buckets[i]);
            }
        }
        return counts;
    }

    /** The counter, empty, with room for the text last read. */
    BucketCounter cleared() {
        counts.clear(tokens.length());
        return counts;
    }

    /** Scratch for {@link LinearHeads}. */
    HeadSums sums() {
        return sums;
    }

    /** Scratch for {@link LinearHeads}. */
    HeadSums partSums() {
        return partSums;
    }

    /** Reads the tokens of {@code text[from, to)}; their features can be streamed then. */
    void read(CharSequence text, int from, int to) {
        tokens.read(text, from, to);
        wordsSize = 0;
        fineSize = 0;
        grammar[0] = WordClasses.START;
        grammarSize = 1;
        for (int i = 0; i < tokens.size; i++) {
            byte c = tokens.classes[i];
            wordAt[i] = (short) wordsSize;
            grammarAt[i] = (short) grammarSize;
            fineAt[i] = (short) fineSize;
            if (c != WordClasses.NEWLINE) {
                words[wordsSize++] = tokens.hashes[i];
            }
            if (c > WordClasses.SIGN || grammar[grammarSize - 1] > WordClasses.SIGN) {
                grammar[grammarSize++] = c;
            }
            if (tokens.isWord(i)) {
                int cluster = meanings.fine(tokens.hashes[i]);
                fine[fineSize] = (short) cluster;
                coarse[fineSize++] = (byte) meanings.coarse(cluster);
            }
        }
        wordAt[tokens.size] = (short) wordsSize;
        grammarAt[tokens.size] = (short) grammarSize;
        fineAt[tokens.size] = (short) fineSize;
        // The start mark belongs to the first token.
        grammarAt[0] = 0;
    }

    /** Buckets of one namespace that start at tokens {@code [from, to)}; {@link #size()} of them, until the next call. */
    int[] stream(int namespace, int from, int to) {
        size = 0;
        switch (namespace) {
            case 0 -> streamWords(wordAt[from], wordAt[to]);
            case 1 -> streamCharacters(from, to);
            case 2 -> {
                streamGrammar(grammarAt[from], grammarAt[to]);
                streamPairs(from, to);
            }
            default -> streamMeanings(fineAt[from], fineAt[to]);
        }
        int base = BASES[namespace];
        int mask = MASKS[namespace];
        for (int i = 0; i < size; i++) {
            stream[i] = base + (mix(stream[i]) & mask);
        }
        return stream;
    }

    /** Number of buckets last streamed. */
    int size() {
        return size;
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

    private void streamWords(int from, int to) {
        int[] out = stream;
        int n = size;
        for (int i = from; i < to; i++) {
            int a = words[i];
            out[n++] = a;
            if (i + 1 < wordsSize) {
                int ab = a * 1000003 + words[i + 1];
                out[n++] = ab + 1;
                if (i + 2 < wordsSize) {
                    out[n++] = ab * 1000003 + words[i + 2] + 2;
                    out[n++] = a * 69069 + words[i + 2] + 3;
                    if (i + 3 < wordsSize) {
                        out[n++] = a * 22695477 + words[i + 3] + 4;
                    }
                }
            }
        }
        size = n;
    }

    private void streamCharacters(int from, int to) {
        int[] out = stream;
        int n = size;
        for (int token = from; token < to; token++) {
            if (!tokens.isWord(token)) {
                continue;
            }
            int start = tokens.starts[token];
            int end = tokens.ends[token];
            // Known words say much by themselves and by their cluster: one length of n-grams will do.
            boolean known = fine[fineAt[token]] != 0;
            for (int i = start - 1; i + 2 <= end; i++) {
                int h = charAt(i, start, end) * 0x01000193 + charAt(i + 1, start, end);
                int last = Math.min(end, known ? i + 3 : i + 4);
                for (int j = i + 2; j <= last; j++) {
                    h = h * 0x01000193 + charAt(j, start, end);
                    if (!known || j == i + 3) {
                        out[n++] = h + j - i;
                    }
                }
            }
        }
        size = n;
    }

    private int charAt(int i, int start, int end) {
        return i < start || i >= end ? ' ' : tokens.chars[i];
    }

    private void streamGrammar(int from, int to) {
        int[] out = stream;
        int n = size;
        for (int i = from; i < to; i++) {
            int h = grammar[i];
            if (h >= WordClasses.LEXICON && h != WordClasses.START) {
                out[n++] = h + GRAMMAR_SALT;
            }
            for (int j = i + 1; j < grammarSize && j < i + 5; j++) {
                h = h * 131 + grammar[j];
                out[n++] = h + GRAMMAR_SALT;
            }
        }
        size = n;
    }

    private void streamPairs(int from, int to) {
        int[] out = stream;
        int n = size;
        byte[] classes = tokens.classes;
        for (int i = from; i < to; i++) {
            int first = classes[i];
            if (!isPaired(first)) {
                continue;
            }
            int last = Math.min(tokens.size - 1, i + PAIR_DISTANCE);
            for (int j = i + 1; j <= last; j++) {
                int second = classes[j];
                if (second >= WordClasses.NEWLINE && second <= WordClasses.QUESTION_MARK) {
                    break;
                }
                if (isPaired(second)) {
                    out[n++] = first * 128 + second + PAIR_SALT;
                }
            }
        }
        size = n;
    }

    private void streamMeanings(int from, int to) {
        int[] out = stream;
        int n = size;
        for (int i = from; i < to; i++) {
            int a = fine[i];
            if (a == 0) {
                continue;
            }
            out[n++] = a + MEANING_SALT;
            if (i + 1 < fineSize && fine[i + 1] != 0) {
                out[n++] = a * 69069 + fine[i + 1] + 0x10000 + MEANING_SALT;
            }
            if (i + 2 < fineSize && fine[i + 2] != 0) {
                int three = (coarse[i] * 64 + coarse[i + 1]) * 64 + coarse[i + 2];
                out[n++] = a * 22695477 + fine[i + 2] + 0x20000 + MEANING_SALT;
                out[n++] = three + 0x4000000 + MEANING_SALT;
                if (i + 3 < fineSize && fine[i + 3] != 0) {
                    out[n++] = three * 64 + coarse[i + 3] + 0x8000000 + MEANING_SALT;
                }
            } else if (i + 3 < fineSize && fine[i + 3] != 0) {
                out[n++] = ((coarse[i] * 64 + coarse[i + 1]) * 64 + coarse[i + 2]) * 64
                        + coarse[i + 3]
                        + 0x8000000
                        + MEANING_SALT;
            }
        }
        size = n;
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
        return GRAMMAR_BASE + (mix(hash + GRAMMAR_SALT) & (GRAMMAR_BUCKETS - 1));
    }

    static int pairBucket(int first, int second) {
        return GRAMMAR_BASE + (mix(first * 128 + second + PAIR_SALT) & (GRAMMAR_BUCKETS - 1));
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
