package dev.bartizan.inspection.adherence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words of texts and identifiers, in lower case and without accents. */
final class Words {
    static final int WORDS_MAX = 4_000;

    private Words() {}

    /** The words of a text; {@code camelCase} and {@code snake_case} are taken apart; clause signs become {@code |}. */
    static List<String> of(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length() && words.size() < WORDS_MAX; i++) {
            char c = plain.charAt(i);
            boolean camel = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(plain.charAt(i - 1));
            if (camel || !Character.isLetterOrDigit(c)) {
                flush(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(Character.toLowerCase(c));
            } else if (isClause(plain, i)) {
                words.add("|");
            }
        }
        flush(word, words);
        return words;
    }

    private static boolean isClause(String text, int i) {
        char c = text.charAt(i);
        boolean stop = c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ':' || c == '\n';
        return stop && (i + 1 == text.length() || text.charAt(i + 1) <= ' ' || c == '\n');
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Without accents. */
    static String plain(String text) {
        String cut = text.length() > 40_000 ? text.substring(0, 40_000) : text;
        String decomposed = Normalizer.normalize(cut, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == '\u2019' ? '\'' : c);
            }
        }
        return plain.toString();
    }

    static String lower(String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }
}
