package dev.bartizan.inspection.blocklist;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.OffsetMap;
import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.View;
import dev.bartizan.inspection.Views;
import java.util.ArrayList;
import java.util.List;

/**
 * One spelling of a text to look for phrases in: lower case, each run of white space one blank.
 *
 * @param view name of the reading
 * @param text what is searched
 * @param map places of {@code text} in the original
 * @param games whether signs were read as letters; then {@link #I_OR_L} stands for either letter
 */
record Haystack(String view, String text, OffsetMap map, boolean games) {
    /** What 1, ! and | are read as: views never hold it. */
    static final char I_OR_L = '\u0131';

    private static final int LETTERS_APART_MIN = 3;

    /** The text as it is written, every view, and per faithful view the letter games that views leave alone. */
    static List<Haystack> of(String original, Views views) {
        List<Haystack> all = new ArrayList<>();
        all.add(collapsed("original", TextNormaliser.lower(original), OffsetMap.identity(), false));
        for (View view : views.all()) {
            if (!view.lower().equals(original)) {
                all.add(collapsed(view.name(), view.lower(), view.map(), false));
            }
            if (view.faithful()) {
                addGames(view, all);
            }
        }
        return all;
    }

    Span span(int start, int end) {
        return map.span(start, end);
    }

    /** The text, or with games the text with one letter for i and l, so that one scan finds both. */
    String scanned() {
        return games ? oneLetter(text) : text;
    }

    /** The spelling of a phrase that {@link #scanned} holds when games were played. */
    static String oneLetter(String phrase) {
        return phrase.replace(I_OR_L, 'i').replace('l', 'i');
    }

    /** Whether the phrase really is here: what was not ambiguous must be the letter itself. */
    boolean spells(String phrase, int start) {
        if (!games) {
            return true;
        }
        for (int i = 0; i < phrase.length(); i++) {
            char wanted = phrase.charAt(i);
            char here = text.charAt(start + i);
            if (here != wanted && !(here == I_OR_L && (wanted == 'i' || wanted == 'l'))) {
                return false;
            }
        }
        return true;
    }

    /** Leetspeak; letters written apart. */
    private static void addGames(View view, List<Haystack> all) {
        String plain = leet(view.lower());
        if (!plain.equals(view.lower())) {
            all.add(collapsed(child(view, "leetspeak"), plain, view.map(), true));
        }
        OffsetMap.Builder joined = joinLettersApart(plain, view.map());
        if (joined.length() < plain.length()) {
            all.add(new Haystack(child(view, "despaced"), joined.text(), joined.map(), true));
        }
    }

    private static String child(View view, String game) {
        return view.isRoot() ? game : view.name() + ">" + game;
    }

    /** Reads signs as letters in words that hold letters too; same length. */
    private static String leet(String lower) {
        char[] units = lower.toCharArray();
        int i = 0;
        while (i < units.length) {
            int end = i;
            boolean letter = false;
            while (end < units.length && (isLetter(units[end]) || plain(units[end]) != 0)) {
                letter |= isLetter(units[end]);
                end++;
            }
            for (int at = i; letter && at < end; at++) {
                boolean closing = at == end - 1 && (units[at] == '!' || units[at] == '(' || units[at] == '|');
                char plain = closing ? 0 : plain(units[at]);
                units[at] = plain == 0 ? units[at] : plain;
            }
            i = end + 1;
        }
        return new String(units);
    }

    private static char plain(char sign) {
        return switch (sign) {
            case '0' -> 'o';
            case '1', '!', '|' -> I_OR_L;
            case '2' -> 'z';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '6', '9' -> 'g';
            case '7', '+' -> 't';
            case '8' -> 'b';
            case '(' -> 'c';
            default -> 0;
        };
    }

    /** {@code k.i.l.l} and {@code k i l l} become {@code kill}: three or more single letters, one sign between each. */
    private static OffsetMap.Builder joinLettersApart(String text, OffsetMap map) {
        OffsetMap.Builder out = new OffsetMap.Builder(map, text.length());
        int i = 0;
        while (i < text.length()) {
            int end = apartEnd(text, i);
            for (int at = i; at < end; at++) {
                if (end == i + 1 || Character.isLetterOrDigit(text.charAt(at))) {
                    out.append(text.charAt(at), at, at + 1);
                }
            }
            i = end;
        }
        return out;
    }

    private static int apartEnd(String text, int start) {
        boolean first = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        if (!first || !Character.isLetterOrDigit(text.charAt(start))) {
            return start + 1;
        }
        int letters = 1;
        int at = start;
        while (at + 2 < text.length()
                && isSeparator(text.charAt(at + 1))
                && text.charAt(at + 1) == text.charAt(start + 1)
                && Character.isLetterOrDigit(text.charAt(at + 2))) {
            at += 2;
            letters++;
        }
        boolean ends = at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        int last = ends ? at : Math.max(start, at - 2);
        return (ends ? letters : letters - 1) >= LETTERS_APART_MIN ? last + 1 : start + 1;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '_' || c == '*' || c == ',' || c == '/';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static Haystack collapsed(String view, String text, OffsetMap map, boolean games) {
        if (isCollapsed(text)) {
            return new Haystack(view, text, map, games);
        }
        OffsetMap.Builder out = new OffsetMap.Builder(map, text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                out.append(c, i, i + 1);
            } else if (i == 0 || !isSpace(text.charAt(i - 1))) {
                out.append(' ', i, i + 1);
            }
        }
        return new Haystack(view, out.text(), out.map(), games);
    }

    /** The text with each run of white space as one blank. */
    static String collapse(String text) {
        return collapsed("", text, OffsetMap.identity(), false).text();
    }

    private static boolean isCollapsed(String text) {
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = isSpace(c);
            if (space && (before || c != ' ')) {
                return false;
            }
            before = space;
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u0085' || (c >= 0xA0 && Character.isSpaceChar(c));
    }
}
