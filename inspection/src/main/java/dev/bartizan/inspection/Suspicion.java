package dev.bartizan.inspection;

/**
 * One linear pass over a view that says which letter games are worth a closer look. Cheap, so it errs towards looking.
 *
 * @param cipher some stretch of letters is unlike any language, or words stand there backwards
 * @param leetspeak some word is an attack word once leetspeak signs are read as letters
 * @param denseLeetspeak many words hold such signs
 * @param spaced some letters stand apart
 * @param scrambled words are known ones once their inner letters change places
 * @param scrambledBackwards the same for words written backwards
 * @param wordOrder words follow each other backwards
 * @param endsFirst what ends a text stands at its start: a full stop, a closing bracket
 * @param foreignBackwards text in another script than Latin runs backwards
 */
record Suspicion(
        boolean cipher,
        boolean leetspeak,
        boolean denseLeetspeak,
        boolean spaced,
        boolean scrambled,
        boolean scrambledBackwards,
        boolean wordOrder,
        boolean foreignBackwards,
        boolean endsFirst) {
    /** Mean letter-pair score over the last letters below which they may be a cipher. */
    static final float UNLIKE_LANGUAGE = -3.15f;

    private static final float START = -2.6f;
    /** Letters that the running mean remembers. */
    private static final float MEMORY = 16;

    private static final int BACKWARDS_MIN = 2;
    private static final int LEET_WORDS_MIN = 3;
    private static final int LONG_WORD = 5;
    private static final WordSet TRIGGERS = WordSet.of(WordSet.TRIGGERS);
    private static final WordSet PLAIN = WordSet.of(WordSet.TRIGGERS, WordSet.COMMON);
    private static final long[] WEIGHTS = weights();

    static Suspicion of(String lower) {
        Scan scan = new Scan(lower);
        scan.run();
        return new Suspicion(
                scan.lowest < UNLIKE_LANGUAGE || scan.backwards >= BACKWARDS_MIN && scan.backwards > scan.known,
                scan.leetTriggers > 0,
                scan.leet >= LEET_WORDS_MIN && scan.leet * 3 >= scan.words,
                Despacer.isSpaced(lower),
                scan.scrambled >= 2 && scan.scrambled >= scan.knownLong,
                scan.scrambledBackwards >= 2 && scan.scrambledBackwards > scan.scrambled + scan.known,
                scan.pairsBackwards >= 2 && scan.pairsBackwards > 2 * scan.pairs,
                scan.foreign && ForeignOrder.isBackwards(lower),
                endsFirst(lower));
    }

    /** A sentence end and a comma or colon after a blank, or brackets that close before they open. */
    private static boolean endsFirst(String lower) {
        int length = lower.length();
        if (length < 12) {
            return false;
        }
        char first = lower.charAt(0);
        boolean stop = (first == '.' || first == '?' || first == '!') && Character.isLetter(lower.charAt(1));
        if (stop && !isStop(lower.charAt(length - 1))) {
            return lower.contains(" :")
                    || lower.contains(" ,")
                    || lower.contains(" .")
                    || Character.isLetter(lower.charAt(length - 1));
        }
        return closesFirst(lower);
    }

    private static boolean closesFirst(String lower) {
        int length = Math.min(lower.length(), 2_000);
        for (int i = 0; i < length; i++) {
            char c = lower.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                return false;
            }
            if (c == ')' || c == ']' || c == '}') {
                boolean smiley = i > 0
                        && (lower.charAt(i - 1) == ':' || lower.charAt(i - 1) == '-' || lower.charAt(i - 1) == ';');
                boolean list = i > 0 && i < 3 || (i > 1 && Character.isWhitespace(lower.charAt(i - 2)));
                return !smiley && !list && lower.indexOf('(', i) + lower.indexOf('[', i) + lower.indexOf('{', i) > -3;
            }
        }
        return false;
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '?' || c == '!' || c == ':';
    }

    /** The counts of one pass. */
    private static final class Scan {
        private final String lower;
        private float average = START;
        private float lowest = START;
        private boolean foreign;
        private long previousWord;
        private int words;
        private int known;
        private int knownLong;
        private int backwards;
        private int leet;
        private int leetTriggers;
        private int scrambled;
        private int scrambledBackwards;
        private int pairs;
        private int pairsBackwards;

        Scan(String lower) {
            this.lower = lower;
        }

        void run() {
            int length = lower.length();
            int i = 0;
            while (i < length) {
                char c = lower.charAt(i);
                if (Folds.isLetter(c) || Folds.isLeet(c)) {
                    i = word(i);
                } else {
                    foreign |= c >= 0x370;
                    i++;
                }
            }
        }

        /** Reads one word of letters and leetspeak signs and returns its end. */
        private int word(int start) {
            int length = lower.length();
            long hash = WordSet.SEED;
            int letters = 0;
            int before = 0;
            int scores = 0;
            int i = start;
            while (i < length) {
                char c = lower.charAt(i);
                if (Folds.isLetter(c)) {
                    int symbol = c - 'a' + 1;
                    hash = WordSet.step(hash, c);
                    scores += LetterPairs.coarse(before, symbol);
                    before = symbol;
                    letters++;
                } else if (!Folds.isLeet(c)) {
                    break;
                }
                i++;
            }
            if (letters > 0) {
                scores += LetterPairs.coarse(before, 0);
                float weight = letters + 1;
                average = (average * MEMORY + scores / LetterPairs.COARSE) / (MEMORY + weight);
                lowest = Math.min(lowest, average);
            }
            if (letters == i - start) {
                plain(start, i, hash);
            } else if (letters > 0 && i - start >= 3) {
                words++;
                signed(start, i, letters);
            }
            return i;
        }

        private void plain(int start, int end, long hash) {
            int length = end - start;
            if (previousWord != 0) {
                pairsBackwards += Vocabulary.isPairBackwards(previousWord, hash) ? 1 : 0;
                pairs += pairsBackwards > 0 && Vocabulary.isPair(previousWord, hash) ? 1 : 0;
            }
            previousWord = hash;
            if (length < 3) {
                return;
            }
            words++;
            if (PLAIN.containsHash(hash) || Vocabulary.KNOWN.containsHash(hash)) {
                known++;
                knownLong += length >= LONG_WORD ? 1 : 0;
                return;
            }
            backwards += length >= 4 && Vocabulary.BACKWARDS.containsHash(hash) ? 1 : 0;
            if (length >= LONG_WORD) {
                long sum = letterSum(start, end);
                long key = Vocabulary.scrambleKey(lower.charAt(start), lower.charAt(end - 1), length, sum);
                scrambled += Vocabulary.SCRAMBLED.containsHash(key) ? 1 : 0;
                key = Vocabulary.scrambleKey(lower.charAt(end - 1), lower.charAt(start), length, sum);
                scrambledBackwards += Vocabulary.SCRAMBLED.containsHash(key) ? 1 : 0;
            }
        }

        private long letterSum(int start, int end) {
            long sum = 0;
            for (int i = start; i < end; i++) {
                sum += WEIGHTS[lower.charAt(i) - 'a' + 1];
            }
            return sum;
        }

        /** A word with signs: a number with a unit or a name with a number at its end is none. */
        private void signed(int start, int end, int letters) {
            previousWord = 0;
            long hash = WordSet.SEED;
            int changes = 0;
            for (int i = start; i < end; i++) {
                char c = lower.charAt(i);
                hash = WordSet.step(hash, Folds.isLetter(c) ? c : Folds.leet(c));
                changes += i > start && c != '+' && Folds.isLetter(c) != Folds.isLetter(lower.charAt(i - 1)) ? 1 : 0;
            }
            leetTriggers += TRIGGERS.containsHash(hash) ? 1 : 0;
            leet += changes >= 2 && letters * 4 >= end - start ? 1 : 0;
        }
    }

    private static long[] weights() {
        long[] weights = new long[27];
        for (char c = 'a'; c <= 'z'; c++) {
            weights[c - 'a' + 1] = Vocabulary.letterWeight(c);
        }
        return weights;
    }
}
