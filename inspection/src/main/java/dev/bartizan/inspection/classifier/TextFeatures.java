package dev.bartizan.inspection.classifier;

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
    /** Number of buckets of the three namespaces together. */
    public static final int BUCKETS = WORD_BUCKETS + CHAR_BUCKETS + GRAMMAR_BUCKETS;

    static final int PAIR_DISTANCE = 11;
    private static final int COUNTER_SLOTS = 1 << 15;

    private final Tokens tokens;
    private final IntCounter counts = new IntCounter(COUNTER_SLOTS);
    private final int[] words = new int[Tokens.CHARS_MAX + 2];
    private final byte[] grammar = new byte[Tokens.CHARS_MAX + 3];
    private int grammarSize;

    public TextFeatures(WordClasses wordClasses) {
        tokens = new Tokens(wordClasses);
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
        return counts;
    }

    /** 0 words, 1 characters, 2 grammar. */
    static int namespace(int bucket) {
        return bucket < CHAR_BASE ? 0 : bucket < GRAMMAR_BASE ? 1 : 2;
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
