package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that ordinary sentences and attacks are made of, in several languages, and what becomes of them in letter games. */
final class Vocabulary {
    private static final String[] WORDS = LanguageSamples.bundled().words();

    /** Words as they are. */
    static final WordSet KNOWN = WordSet.of(WordSet.TRIGGERS, WordSet.COMMON, WORDS, inflected());

    /** Words of four or more letters backwards, but for those that are words that way too. */
    static final WordSet BACKWARDS = WordSet.of(backwards());

    /** Words of five or more letters whose inner letters may be in any order. */
    static final WordSet SCRAMBLED = new WordSet(scrambled().keySet());

    private static final Map<Long, String> UNSCRAMBLED = scrambled();
    private static final WordSet PAIRS = new WordSet(pairs(false));
    private static final WordSet PAIRS_BACKWARDS = new WordSet(pairs(true));

    private Vocabulary() {}

    /** The word that has these letters inside, or an empty string. */
    static String unscrambled(long key) {
        return UNSCRAMBLED.getOrDefault(key, "");
    }

    /** Whether two words, given by hash, often follow each other. */
    static boolean isPair(long first, long second) {
        return PAIRS.containsHash(pair(first, second));
    }

    /** Whether two words follow each other in the wrong order. */
    static boolean isPairBackwards(long first, long second) {
        return PAIRS_BACKWARDS.containsHash(pair(first, second));
    }

    /** What stays the same when letters between the first and the last change places. */
    static long scrambleKey(char first, char last, int length, long letterSum) {
        return (letterSum * 31 + first * 131L + last) * 31 + length;
    }

    /** What a letter adds to the sum of a word's letters. */
    static long letterWeight(char letter) {
        long x = letter * 0x9E3779B97F4A7C15L;
        return (x ^ x >>> 29) * 0xBF58476D1CE4E5B9L;
    }

    private static long pair(long first, long second) {
        return first * 31 + second;
    }

    private static String[] backwards() {
        return Arrays.stream(WORDS)
                .filter(word -> word.length() >= 4)
                .map(word -> new StringBuilder(word).reverse().toString())
                .filter(word -> !KNOWN.contains(word, 0, word.length()))
                .toArray(String[]::new);
    }

    /** English forms of all words; what is no form of a word in its language does no harm. */
    private static String[] inflected() {
        List<String> forms = new ArrayList<>();
        for (String word : WORDS) {
            if (word.length() >= 4) {
                String stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
                forms.add(word + "s");
                forms.add(stem + "ed");
                forms.add(stem + "ing");
            }
        }
        return forms.toArray(String[]::new);
    }

    private static Map<Long, String> scrambled() {
        Map<Long, String> byKey = new HashMap<>();
        for (String[] group : new String[][] {WordSet.TRIGGERS, WORDS}) {
            for (String word : group) {
                if (word.length() >= 4) {
                    put(byKey, word);
                }
            }
        }
        for (String word : inflected()) {
            put(byKey, word);
        }
        return byKey;
    }

    private static void put(Map<Long, String> byKey, String word) {
        long sum = word.chars().mapToLong(c -> letterWeight((char) c)).sum();
        byKey.putIfAbsent(scrambleKey(word.charAt(0), word.charAt(word.length() - 1), word.length(), sum), word);
    }

    private static Set<Long> pairs(boolean backwards) {
        Set<Long> forwards = new HashSet<>();
        Set<Long> reversed = new HashSet<>();
        LanguageSamples samples = LanguageSamples.bundled();
        for (var texts : List.of(samples.latin(), samples.attacks())) {
            for (String text : texts) {
                String[] words = text.split("[^a-z]+");
                for (int i = 1; i < words.length; i++) {
                    long first = WordSet.hash(words[i - 1], 0, words[i - 1].length());
                    long second = WordSet.hash(words[i], 0, words[i].length());
                    forwards.add(pair(first, second));
                    reversed.add(pair(second, first));
                }
            }
        }
        Set<Long> both = new HashSet<>(forwards);
        both.retainAll(reversed);
        Set<Long> result = backwards ? reversed : forwards;
        result.removeAll(both);
        return result;
    }
}
