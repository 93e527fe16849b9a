package dev.bartizan.training.converters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Games with Latin letters: shifts, mirrors, leetspeak, reversals, swaps. */
final class Letters {
    private static final String LEET_FROM = "aeiostlbgz";
    private static final String LEET_TO = "4310571892";
    private static final int SWAP_WORD_MIN = 4;

    private Letters() {}

    /** Letters with their accents taken off, as a writer does before he ciphers by hand. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> c < 0x300 || c > 0x36F)
                .forEach(out::appendCodePoint);
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    static String atbash(String text) {
        return map(plain(text), (c, first) -> first + 25 - (c - first));
    }

    static String caesar(String text, int shift) {
        return map(plain(text), (c, first) -> first + (c - first + shift) % 26);
    }

    /** Every letter that has a sign is replaced; {@code l} and {@code i} share one. */
    static String leetspeak(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : plain(text).toLowerCase(Locale.ROOT).toCharArray()) {
            int at = LEET_FROM.indexOf(c);
            out.append(at < 0 ? c : LEET_TO.charAt(at));
        }
        return out.toString();
    }

    static String flip(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Every word backwards, in its place. */
    static String flipWords(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            out.append(new StringBuilder(text.substring(start, end)).reverse());
            if (end < text.length()) {
                out.append(text.charAt(end));
            }
            start = end + 1;
        }
        return out.toString();
    }

    /** The words from last to first. */
    static String wordOrder(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        Collections.reverse(words);
        return String.join(" ", words);
    }

    /** In every word of four or more letters two neighbours inside it change places. */
    static String charSwap(String text, Random random) {
        char[] units = text.toCharArray();
        int start = 0;
        while (start < units.length) {
            int end = start;
            while (end < units.length && Character.isLetter(units[end]) && units[end] < 0x250) {
                end++;
            }
            if (end - start >= SWAP_WORD_MIN) {
                int at = start + 1 + random.nextInt(end - start - 3);
                char c = units[at];
                units[at] = units[at + 1];
                units[at + 1] = c;
            }
            start = end + 1;
        }
        return new String(units);
    }

    /** What becomes of a letter. */
    private interface Rule {
        int apply(char letter, char firstOfAlphabet);
    }

    private static String map(String text, Rule rule) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean lower = c >= 'a' && c <= 'z';
            boolean upper = c >= 'A' && c <= 'Z';
            out.append(lower || upper ? (char) rule.apply(c, lower ? 'a' : 'A') : c);
        }
        return out.toString();
    }
}
