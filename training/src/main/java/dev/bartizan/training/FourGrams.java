package dev.bartizan.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs of four words, by hash: to find texts that share a piece. */
final class FourGrams {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final int LENGTH = 4;

    private FourGrams() {}

    static void collect(String text, Set<Integer> grams) {
        String[] words = words(text);
        for (int i = 0; i + LENGTH <= words.length; i++) {
            grams.add(hash(words, i));
        }
    }

    static boolean shares(String text, Set<Integer> grams) {
        String[] words = words(text);
        for (int i = 0; i + LENGTH <= words.length; i++) {
            if (grams.contains(hash(words, i))) {
                return true;
            }
        }
        return false;
    }

    private static int hash(String[] words, int from) {
        return Arrays.hashCode(Arrays.copyOfRange(words, from, from + LENGTH));
    }

    private static String[] words(String text) {
        return NO_WORD.split(text.toLowerCase(Locale.ROOT));
    }
}
