package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Undoes ciphers of Latin letters without a key: shifts (Caesar, ROT13), the mirrored alphabet (Atbash), reversal, and
 * leetspeak on either side of them. Every key is tried on a sample of the stretches that are unlike language; the best one
 * is taken when it reads like language and the text itself does not. Cost: one pass, plus a bounded search.
 */
final class LetterGames {
    private static final int SAMPLE_MAX = 320;
    private static final int SAMPLE_MIN = 10;
    private static final int WORD_MIN = 3;
    private static final int FINALISTS = 16;
    private static final int CHUNK_MAX = 200;

    /** How much better than the text itself a reading must score. */
    private static final double MARGIN = 0.75;

    /** What a reading must score at least; language with a few known words lies near -1.6. */
    private static final double READABLE = -2.25;

    /** Words that are not known read like language too, when they are this much better than the text. */
    private static final double WIDE_MARGIN = 1.3;

    private static final double LIKELY = -2.6;

    /** A chunk that scores less is worth a search. */
    private static final double CHUNK_UNREADABLE = -2.35;

    /** Letter pairs of an average language that are good enough without a look at single languages. */
    private static final double READS_SURELY = -2.75;

    /** What a text made of known words gains. */
    private static final double KNOWN_BONUS = 1.6;

    private static final String ENDS = "\n:\"`.?;'";
    private static final boolean[] IS_END = ends();

    /** What letters become under a shift, and under the same shift of the mirrored alphabet. */
    private static final byte[][] TABLES = tables();

    /** All keys; those of one way to read signs follow each other, forwards ones before the same ones backwards. */
    private static final List<Key> KEYS = keys();

    /** The first so many keys leave leetspeak signs alone. */
    private static final int KEYS_PLAIN = KEYS.size() / 3;

    private LetterGames() {}

    private static boolean[] ends() {
        boolean[] ends = new boolean[128];
        for (int i = 0; i < ENDS.length(); i++) {
            ends[ENDS.charAt(i)] = true;
        }
        return ends;
    }

    private static byte[][] tables() {
        byte[][] tables = new byte[52][];
        for (int n = 0; n < tables.length; n++) {
            tables[n] = PairCounts.letters();
            for (int letter = 0; letter < 26; letter++) {
                tables[n][letter + 1] = (byte) (back(letter, n / 2, n % 2 == 1) + 1);
            }
        }
        return tables;
    }

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (int leet = 0; leet < 3; leet++) {
            for (int backwards = 0; backwards < 2; backwards++) {
                for (int shift = 0; shift < 26; shift++) {
                    keys.add(new Key(shift, false, backwards == 1, leet == 1, leet == 2));
                    keys.add(new Key(shift, true, backwards == 1, leet == 1, leet == 2));
                }
            }
        }
        return List.copyOf(keys);
    }

    /** Readings of the view, best first: none, one, or two when the text was reversed. */
    static List<View> readings(View view) {
        String lower = view.lower();
        List<int[]> chunks = unreadable(lower);
        Sample sample = Sample.of(lower, chunks);
        if (sample.letters < SAMPLE_MIN || sample.letters * 2 < sample.text.length()) {
            return List.of();
        }
        Optional<Key> found = search(sample.text);
        if (found.isEmpty()) {
            return List.of();
        }
        Key key = found.get();
        int start = chunks.getFirst()[0];
        int end = chunks.getLast()[1];
        View unshifted = key.shifts() ? shift(view, key, start, end, chunks) : view;
        View plain = key.leet() ? Leetspeak.view(unshifted, true) : unshifted;
        if (!key.backwards()) {
            return List.of(plain);
        }
        return List.of(Folds.reversed(plain, start, end), Folds.reversedWords(plain, start, end));
    }

    /** @param letters letters and leetspeak signs in words of three or more */
    private record Sample(String text, int letters) {
        static Sample of(String lower, List<int[]> chunks) {
            StringBuilder text = new StringBuilder(SAMPLE_MAX + CHUNK_MAX);
            int letters = 0;
            int word = 0;
            for (int[] chunk : chunks) {
                for (int i = chunk[0]; i < chunk[1] && text.length() < SAMPLE_MAX; i++) {
                    char c = lower.charAt(i);
                    word = Folds.isLetter(c) || Folds.isLeet(c) ? word + 1 : 0;
                    letters += word == WORD_MIN ? WORD_MIN : word > WORD_MIN ? 1 : 0;
                    text.append(c);
                }
                text.append(' ');
                word = 0;
            }
            return new Sample(text.toString(), letters);
        }
    }

    /**
     * One way to read.
     *
     * @param shift letters to go back, 0..25
     * @param mirrored whether the alphabet is mirrored before that
     * @param leetFirst whether leetspeak signs are letters of the cipher
     * @param leetLast whether leetspeak signs are letters of the plain text
     */
    private record Key(int shift, boolean mirrored, boolean backwards, boolean leetFirst, boolean leetLast) {
        boolean shifts() {
            return shift != 0 || mirrored;
        }

        boolean leet() {
            return leetFirst || leetLast;
        }

        /** What each symbol of {@link PairCounts} becomes. */
        byte[] letters() {
            return TABLES[shift * 2 + (mirrored ? 1 : 0)];
        }

        /** 0 when signs stay signs, 1 when they are letters of the cipher, 2 when they are letters of the plain text. */
        int leetStep() {
            return leetFirst ? 1 : leetLast ? 2 : 0;
        }

        String name() {
            return keyName(shift, mirrored);
        }
    }

    /** The letter, 0..25, that became {@code letter}. */
    static int back(int letter, int shift, boolean mirrored) {
        return mirrored ? (51 - letter - shift) % 26 : (letter + 26 - shift) % 26;
    }

    static String keyName(int shift, boolean mirrored) {
        if (mirrored) {
            return shift == 0 ? "atbash" : "atbash" + shift;
        }
        return shift == 13 ? "rot13" : "caesar" + shift;
    }

    private static Optional<Key> search(String sample) {
        boolean signs = signs(sample) * 20 >= sample.length();
        List<Key> keys = signs ? KEYS : KEYS.subList(0, KEYS_PLAIN);
        PairCounts[] counts = {PairCounts.of(sample, false), null, null};
        if (signs) {
            counts[1] = PairCounts.of(leet(sample), false);
            counts[2] = PairCounts.of(sample, true);
        }
        double[] scores = new double[keys.size()];
        for (int i = 0; i < scores.length; i++) {
            Key key = keys.get(i);
            if (!key.backwards()) {
                counts[key.leetStep()].mixture(key.letters(), scores, i, i + TABLES.length);
            }
        }
        byte[] symbols = new byte[sample.length()];
        Key plain = keys.getFirst();
        double own = quality(sample, plain, symbols, counts[0], Double.NEGATIVE_INFINITY);
        double best = Math.max(READABLE, own + MARGIN);
        Key key = plain;
        for (int i : highest(scores, FINALISTS)) {
            Key candidate = keys.get(i);
            double wanted = key == plain ? Math.min(best, Math.max(LIKELY, own + WIDE_MARGIN)) : best;
            double quality = quality(sample, candidate, symbols, counts[candidate.leetStep()], wanted);
            if (quality > best || (key == plain && quality > LIKELY && quality > own + WIDE_MARGIN)) {
                best = quality;
                key = candidate;
            }
        }
        return key == plain ? Optional.empty() : Optional.of(key);
    }

    private static int signs(String sample) {
        int signs = 0;
        for (int i = 0; i < sample.length(); i++) {
            signs += Folds.isLeet(sample.charAt(i)) ? 1 : 0;
        }
        return signs;
    }

    private static String leet(String sample) {
        char[] units = sample.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = Folds.leet(units[i]);
        }
        return new String(units);
    }

    /** Where the highest scores stand, highest first; equal ones in the order they came. */
    private static int[] highest(double[] scores, int most) {
        int[] order = new int[Math.min(most, scores.length)];
        int size = 0;
        for (int i = 0; i < scores.length; i++) {
            if (size == order.length && scores[i] <= scores[order[size - 1]]) {
                continue;
            }
            int at = size < order.length ? size++ : size - 1;
            while (at > 0 && scores[order[at - 1]] < scores[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        return order;
    }

    /** The quality of a reading; one that stays below {@code wanted} even with known words alone is not read for words. */
    private static double quality(String sample, Key key, byte[] symbols, PairCounts counts, double wanted) {
        double pairs = counts.best(key.letters(), key.backwards());
        if (pairs + KNOWN_BONUS < wanted) {
            return pairs;
        }
        write(sample, key, symbols);
        return pairs + knownBonus(symbols, symbols.length);
    }

    /** How much symbols read like language: letter pairs of the best language, and the share of letters in known words. */
    static double quality(byte[] symbols, int length) {
        return LetterPairs.best(symbols, length) + knownBonus(symbols, length);
    }

    private static double knownBonus(byte[] symbols, int length) {
        int letters = 0;
        int inKnown = 0;
        int start = 0;
        long hash = WordSet.SEED;
        for (int i = 0; i <= length; i++) {
            int symbol = i < length ? symbols[i] : 0;
            if (symbol != 0) {
                hash = WordSet.step(hash, (char) ('a' + symbol - 1));
                letters++;
                continue;
            }
            inKnown += i - start >= 3 && Vocabulary.KNOWN.containsHash(hash) ? i - start : 0;
            start = i + 1;
            hash = WordSet.SEED;
        }
        return KNOWN_BONUS * inKnown / Math.max(1, letters);
    }

    private static void write(String sample, Key key, byte[] symbols) {
        int length = sample.length();
        byte[] letters = key.letters();
        for (int i = 0; i < length; i++) {
            char c = sample.charAt(i);
            char read = key.leetFirst ? Folds.leet(c) : c;
            int symbol = LetterPairs.symbol(read);
            if (symbol != 0) {
                symbol = letters[symbol];
            } else if (key.leetLast) {
                symbol = LetterPairs.symbol(Folds.leet(c));
            }
            symbols[key.backwards ? length - 1 - i : i] = (byte) symbol;
        }
    }

    /** Stretches between sentence ends, quotes, colons and line ends that do not read like language. */
    private static List<int[]> unreadable(String lower) {
        List<int[]> chunks = new ArrayList<>();
        byte[] symbols = new byte[CHUNK_MAX];
        int length = lower.length();
        int start = 0;
        int sampled = 0;
        for (int i = 0; i <= length; i++) {
            boolean ends =
                    i == length || isEnd(lower.charAt(i)) || (i - start >= CHUNK_MAX - 40 && lower.charAt(i) == ' ');
            if (!ends && i - start < CHUNK_MAX) {
                continue;
            }
            if (sampled < SAMPLE_MAX && !reads(lower, start, i, symbols)) {
                chunks.add(new int[] {start, i});
                sampled += i - start;
            } else if (sampled >= SAMPLE_MAX) {
                chunks.getLast()[1] = i;
            }
            start = i < length && isEnd(lower.charAt(i)) ? i + 1 : i;
        }
        return chunks;
    }

    private static boolean reads(String lower, int start, int end, byte[] symbols) {
        int letters = 0;
        int length = Math.min(CHUNK_MAX, end - start);
        for (int i = 0; i < length; i++) {
            symbols[i] = (byte) LetterPairs.symbol(lower.charAt(start + i));
            letters += symbols[i] == 0 ? 0 : 1;
        }
        return letters < 4
                || LetterPairs.mixture(symbols, length) >= READS_SURELY
                || quality(symbols, length) >= CHUNK_UNREADABLE;
    }

    private static boolean isEnd(char c) {
        return c < 128 && IS_END[c];
    }

    /** The chunks that the key makes readable, unit for unit; what stands between them stays. */
    private static View shift(View view, Key key, int start, int end, List<int[]> chunks) {
        char[] units = view.text().toCharArray();
        for (int i = start; i < end; i++) {
            char c = units[i];
            boolean upper = c >= 'A' && c <= 'Z';
            char letter = upper ? (char) (c + 32) : key.leetFirst ? Folds.leet(c) : c;
            int symbol = LetterPairs.symbol(letter);
            if (symbol != 0 && isInside(chunks, i)) {
                units[i] = (char) ((upper ? 'A' : 'a') + key.letters()[symbol] - 1);
            }
        }
        String text = new String(units);
        return new View(view.child(key.name()), text, TextNormaliser.lower(text), view.map(), false, view.depth() + 1);
    }

    /** Between two unreadable chunks a readable one is left alone only when a colon or line parts them. */
    private static boolean isInside(List<int[]> chunks, int at) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (at < chunks.get(middle)[0]) {
                high = middle - 1;
            } else if (at >= chunks.get(middle)[1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
