package dev.bartizan.inspection.blocklist;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;

/** Compiles the pattern of an item, or says why it is refused. RE2 matches in time linear in the text. */
final class ItemPattern {
    /** Instructions of a compiled pattern: what each character of a text may cost. */
    static final int PROGRAM_MAX = 2_000;

    private static final int REPEAT_MAX = 1_000;
    /** Old Cyrillic letter forms, whose upper case has another lower case: RE2/J 1.8 folds them for ever (Java 24+). */
    private static final int ENDLESS_FIRST = 0x1C80;

    private static final int ENDLESS_LAST = 0x1C88;

    private ItemPattern() {}

    /** @throws IllegalArgumentException as {@link #compile} */
    static void check(String regex) {
        Pattern unused = compile(regex);
    }

    /** @throws IllegalArgumentException when it is no RE2 pattern, too large, or matches where nothing is */
    static Pattern compile(String regex) {
        // Before compiling: nested counts multiply, and the compiler would unroll them.
        if (repeats(regex) > REPEAT_MAX) {
            throw refused("its counted repetitions multiply to more than " + REPEAT_MAX);
        }
        if (foldsForEver(codePoints(regex))) {
            throw refused("names letters of U+1C80..U+1C88, or a range over them, which have no single other case");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "blocklist item pattern: " + e.getDescription() + (e.getIndex() < 0 ? "" : " at " + e.getIndex())
                            + " (expected: RE2 syntax; look-around and back-references do not exist there)",
                    e);
        }
        if (pattern.programSize() > PROGRAM_MAX) {
            throw refused("compiles to " + pattern.programSize() + " instructions, more than " + PROGRAM_MAX);
        }
        if (matchesNothing(pattern, "") || matchesNothing(pattern, "a b")) {
            throw refused("matches the empty string");
        }
        return pattern;
    }

    private static boolean matchesNothing(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.start() == matcher.end()) {
                return true;
            }
        }
        return false;
    }

    /** The product of all numbers in braces, at least 1: an upper bound of how often one sign is unrolled. */
    private static long repeats(String regex) {
        long product = 1;
        int i = 0;
        while (i < regex.length()) {
            if (regex.charAt(i++) != '{') {
                continue;
            }
            long largest = 1;
            long number = 0;
            while (i < regex.length() && (isDigit(regex.charAt(i)) || regex.charAt(i) == ',')) {
                char c = regex.charAt(i++);
                number = c == ',' ? 0 : Math.min(1_000_000, number * 10 + (c - '0'));
                largest = Math.max(largest, number);
            }
            product = Math.min(1_000_000, product * largest);
        }
        return product;
    }

    /** Whether one of these letters, or a range that holds one, would be folded. */
    private static boolean foldsForEver(int[] codePoints) {
        for (int i = 0; i < codePoints.length; i++) {
            int from = codePoints[i];
            boolean range = i + 2 < codePoints.length && codePoints[i + 1] == '-';
            int to = range ? codePoints[i + 2] : from;
            if (from <= ENDLESS_LAST && to >= ENDLESS_FIRST) {
                return true;
            }
        }
        return false;
    }

    /** The code points a pattern names, {@code \x{...}} read as the one it stands for. */
    private static int[] codePoints(String regex) {
        int[] units = regex.codePoints().toArray();
        int[] out = new int[units.length];
        int size = 0;
        int i = 0;
        while (i < units.length) {
            boolean braced = units[i] == '\\' && i + 2 < units.length && units[i + 1] == 'x' && units[i + 2] == '{';
            if (!braced) {
                out[size++] = units[i++];
                continue;
            }
            int value = 0;
            i += 3;
            while (i < units.length && Character.digit(units[i], 16) >= 0) {
                value = Math.min(0x11_0000, value * 16 + Character.digit(units[i++], 16));
            }
            i += i < units.length ? 1 : 0;
            out[size++] = value;
        }
        return Arrays.copyOf(out, size);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("blocklist item pattern: " + reason
                + " (expected: a pattern that names what it looks for and stays small)");
    }
}
