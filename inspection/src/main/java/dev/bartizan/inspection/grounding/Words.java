package dev.bartizan.inspection.grounding;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The words of one text as parallel arrays, in order: place, key of the stem, traits. Ideographs are words of one
 * character. Words are read up to {@value #WORD_MAX} characters. Immutable once read.
 */
final class Words {
    static final int STOP = 1;
    static final int CAPITAL = 2;
    static final int NEGATION = 4;
    static final int HEDGE = 8;
    static final int STRONG = 16;
    static final int DIGITS = 32;
    static final int FIRST = 64;
    static final int FRAME = 128;
    static final int APPROXIMATE = 256;

    private static final int WORD_MAX = 48;

    private final Lexicon lexicon = Lexicon.bundled();
    final String text;
    int[] starts = new int[64];
    int[] ends = new int[64];
    long[] keys = new long[64];
    long[] concepts = new long[64];
    int[] traits = new int[64];
    int size;

    private boolean first = true;

    private Words(String text) {
        this.text = text;
    }

    static Words of(String text) {
        Words words = new Words(text);
        words.read();
        return words;
    }

    boolean is(int word, int trait) {
        return (traits[word] & trait) != 0;
    }

    /** Whether the word carries content that a source could support. */
    boolean isContent(int word) {
        return (traits[word] & (STOP | NEGATION)) == 0;
    }

    /** The word in lower case, without marks. */
    String folded(int word) {
        return fold(text, starts[word], Math.min(ends[word], starts[word] + WORD_MAX));
    }

    String surface(int word) {
        return text.substring(starts[word], ends[word]);
    }

    /** First word that starts at {@code place} or later. */
    int at(int place) {
        int found = Arrays.binarySearch(starts, 0, size, place);
        return found >= 0 ? found : -found - 1;
    }

    private void read() {
        int i = 0;
        int length = text.length();
        while (i < length) {
            char c = text.charAt(i);
            if (isIdeograph(c)) {
                add(i, i + 1);
                i++;
            } else if (isDigit(c)) {
                i = readNumber(i);
            } else if (isWordChar(c)) {
                i = readWord(i);
            } else {
                first |= c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '\u3002';
                i++;
            }
        }
    }

    /** Digits with grouping and decimal marks; letters glued to them start a word of their own. */
    private int readNumber(int i) {
        int end = i;
        while (end < text.length()
                && (isDigit(text.charAt(end))
                        || ((text.charAt(end) == ',' || text.charAt(end) == '.')
                                && end + 1 < text.length()
                                && isDigit(text.charAt(end + 1))))) {
            end++;
        }
        add(i, end);
        return end;
    }

    private int readWord(int i) {
        int end = i;
        while (end < text.length() && !isIdeograph(text.charAt(end)) && isInner(end)) {
            end++;
        }
        if (end == i + 1) {
            end = initials(i);
        }
        int stop = end;
        if (end - i > 3 && isApostrophe(text.charAt(end - 2))) {
            char last = text.charAt(end - 1);
            if (last == 't' && text.charAt(end - 3) == 'n') {
                stop = end - 3;
                add(i, stop);
                add(stop, end);
                return end;
            }
            stop = last == 's' ? end - 2 : end;
        }
        add(i, stop);
        return end;
    }

    /** {@code U.S.A.}: the end of letters that are each followed by a dot. */
    private int initials(int i) {
        int end = i;
        while (end + 1 < text.length()
                && Character.isUpperCase(text.charAt(end))
                && text.charAt(end + 1) == '.'
                && (end + 2 >= text.length() || !Character.isLowerCase(text.charAt(end + 2)))) {
            end += 2;
        }
        return end > i + 2 ? end : i + 1;
    }

    private boolean isInner(int i) {
        char c = text.charAt(i);
        return isWordChar(c)
                || isDigit(c)
                || (isApostrophe(c) && i + 1 < text.length() && isWordChar(text.charAt(i + 1)));
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            int capacity = size * 2;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            keys = Arrays.copyOf(keys, capacity);
            concepts = Arrays.copyOf(concepts, capacity);
            traits = Arrays.copyOf(traits, capacity);
        }
        String word = fold(text, start, Math.min(end, start + WORD_MAX));
        starts[size] = start;
        ends[size] = end;
        traits[size] = traits(word, start);
        keys[size] = Lexicon.key(lexicon.stem(word));
        concepts[size] = lexicon.concept(keys[size]);
        size++;
        first = false;
    }

    private int traits(String word, int start) {
        int found = 0;
        char c = text.charAt(start);
        found |= isDigit(c) ? DIGITS : 0;
        found |= first ? FIRST : 0;
        found |= lexicon.has("stop", word) || (word.length() == 1 && c < 0x250 && !isDigit(c)) ? STOP : 0;
        found |= lexicon.has("negation", word) ? NEGATION : 0;
        found |= lexicon.has("hedge", word) ? HEDGE : 0;
        found |= lexicon.has("strong", word) ? STRONG : 0;
        found |= lexicon.has("frame", word) ? FRAME : 0;
        found |= lexicon.has("approximate", word) ? APPROXIMATE : 0;
        found |= Character.isUpperCase(c) && (found & STOP) == 0 ? CAPITAL : 0;
        return found;
    }

    private static String fold(String text, int start, int end) {
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        boolean ascii = true;
        boolean marks = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            ascii &= c < 0x80;
            marks |= c == '.' || c == '\'';
        }
        if (marks && Character.isLetter(word.charAt(0))) {
            word = word.equals("n't") ? word : word.replace(".", "").replace("'", "");
        }
        if (ascii) {
            return word;
        }
        String apart = Normalizer.normalize(word.replace('\u2019', '\''), Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
                bare.append(apart.charAt(i));
            }
        }
        return bare.toString();
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordChar(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isIdeograph(char c) {
        return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff);
    }
}
