package dev.bartizan.inspection.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the quantities of a text: {@code 1,000}, {@code one thousand}, {@code $3m}, {@code 12 per cent}, dates. */
final class QuantityReader {
    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("dozen", 12),
            Map.entry("twice", 2),
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6),
            Map.entry("seventh", 7),
            Map.entry("eighth", 8),
            Map.entry("ninth", 9),
            Map.entry("tenth", 10),
            Map.entry("eleventh", 11),
            Map.entry("twelfth", 12),
            Map.entry("thirteenth", 13),
            Map.entry("fourteenth", 14),
            Map.entry("fifteenth", 15),
            Map.entry("twentieth", 20));
    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("hundred", 1e2),
            Map.entry("thousand", 1e3),
            Map.entry("million", 1e6),
            Map.entry("billion", 1e9),
            Map.entry("trillion", 1e12),
            Map.entry("k", 1e3),
            Map.entry("m", 1e6),
            Map.entry("mn", 1e6),
            Map.entry("bn", 1e9),
            Map.entry("hundreds", 1e2),
            Map.entry("thousands", 1e3),
            Map.entry("millions", 1e6),
            Map.entry("billions", 1e9));

    private static final int DIGITS_MAX = 24;

    private final Words words;
    private final List<Quantity> found = new ArrayList<>();

    private QuantityReader(Words words) {
        this.words = words;
    }

    static List<Quantity> read(Words words) {
        QuantityReader reader = new QuantityReader(words);
        int i = 0;
        while (i < words.size) {
            i = Math.max(i + 1, reader.readAt(i));
        }
        return reader.found;
    }

    private int readAt(int i) {
        if (words.is(i, Words.DIGITS)) {
            int date = readDate(i);
            return date > i ? date : readDigits(i);
        }
        String word = words.folded(i);
        int month = Lexicon.bundled().month(word);
        if (month > 0 && (words.is(i, Words.CAPITAL) || nextToDigits(i) || !isAlsoVerb(word))) {
            found.add(new Quantity(Quantity.Kind.MONTH, month, i, i + 1, true, false));
            return i + 1;
        }
        return SMALL.containsKey(word) ? readNumberWords(i) : i + 1;
    }

    private static boolean isAlsoVerb(String word) {
        return word.equals("may") || word.equals("march") || word.equals("mar") || word.equals("jan");
    }

    private boolean nextToDigits(int i) {
        return (i > 0 && words.is(i - 1, Words.DIGITS)) || (i + 1 < words.size && words.is(i + 1, Words.DIGITS));
    }

    /** {@code 2013-04-11}, {@code 11/04/2013}, {@code 11.04.2013}: year, and month and day in either reading. */
    private int readDate(int i) {
        if (words.ends[i] - words.starts[i] == 10 && words.text.charAt(words.starts[i] + 2) == '.') {
            String[] parts = words.surface(i).split("\\.", 4);
            if (parts.length == 3) {
                return addDate(parts[0], parts[1], parts[2], i, i + 1);
            }
        }
        if (i + 2 >= words.size || !isJoined(i) || !isJoined(i + 1)) {
            return i;
        }
        boolean yearFirst = words.ends[i] - words.starts[i] == 4;
        return addDate(
                words.surface(yearFirst ? i + 2 : i),
                words.surface(i + 1),
                words.surface(yearFirst ? i : i + 2),
                i,
                i + 3);
    }

    private boolean isJoined(int i) {
        char c = words.text.charAt(words.ends[i]);
        return words.is(i + 1, Words.DIGITS) && words.starts[i + 1] == words.ends[i] + 1 && (c == '-' || c == '/');
    }

    private int addDate(String one, String two, String year, int from, int to) {
        double first = number(one);
        double second = number(two);
        if (year.length() != 4
                || first < 1
                || second < 1
                || first > 31
                || second > 31
                || Math.min(first, second) > 12) {
            return from;
        }
        found.add(new Quantity(Quantity.Kind.PLAIN, number(year), from, to, true, false));
        found.add(new Quantity(Quantity.Kind.PLAIN, first, from, to, true, false));
        found.add(new Quantity(Quantity.Kind.PLAIN, second, from, to, true, false));
        if (second <= 12) {
            found.add(new Quantity(Quantity.Kind.MONTH, second, from, to, true, false));
        } else {
            found.add(new Quantity(Quantity.Kind.MONTH, first, from, to, true, false));
        }
        return to;
    }

    private int readDigits(int i) {
        double value = number(words.surface(i));
        int to = i + 1;
        if (to < words.size && gap(i) <= 1) {
            Double scale = SCALES.get(words.folded(to));
            boolean letter = words.ends[to] - words.starts[to] <= 2;
            if (scale != null && (!letter || gap(i) == 0)) {
                value *= scale;
                to++;
            }
        }
        to = add(i, to, value, true);
        return to;
    }

    private int readNumberWords(int i) {
        double total = 0;
        double part = 0;
        int at = i;
        while (at < words.size && at < i + 12) {
            String word = words.folded(at);
            Integer small = SMALL.get(word);
            Double scale = word.length() > 2 ? SCALES.get(word) : null;
            if (small != null && (part % 10 == 0 && small < 10 && part % 100 >= 20 || part % 100 == 0)) {
                part += small;
            } else if (scale != null && scale == 100) {
                part *= 100;
            } else if (scale != null) {
                total += part * scale;
                part = 0;
            } else if (!(word.equals("and")
                    && at > i
                    && part % 100 == 0
                    && at + 1 < words.size
                    && SMALL.containsKey(words.folded(at + 1)))) {
                break;
            }
            at++;
        }
        return at == i ? i + 1 : add(i, at, total + part, false);
    }

    private int add(int from, int to, double value, boolean written) {
        boolean approximate = false;
        for (int back = Math.max(0, from - 3); back < from; back++) {
            approximate |= words.is(back, Words.APPROXIMATE);
        }
        int end = to;
        boolean percent = words.ends[to - 1] < words.text.length() && words.text.charAt(words.ends[to - 1]) == '%';
        if (to < words.size && words.folded(to).startsWith("percent")) {
            percent = true;
            end = to + 1;
        } else if (to + 1 < words.size
                && words.folded(to).equals("per")
                && words.folded(to + 1).equals("cent")) {
            percent = true;
            end = to + 2;
        }
        Quantity.Kind kind = percent ? Quantity.Kind.PERCENT : Quantity.Kind.PLAIN;
        found.add(new Quantity(kind, value, from, end, written, approximate));
        return end;
    }

    private int gap(int i) {
        return words.starts[i + 1] - words.ends[i];
    }

    /** The value of digits with grouping: {@code 1,000.5} and {@code 1.000,5} both mean a thousand and a half. */
    private static double number(String digits) {
        String shown = digits.length() > DIGITS_MAX ? digits.substring(0, DIGITS_MAX) : digits;
        int decimal = decimalMark(shown);
        StringBuilder plain = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
            } else if (i == decimal) {
                plain.append('.');
            }
        }
        return plain.isEmpty() || plain.charAt(0) == '.' ? 0 : Double.parseDouble(plain.toString());
    }

    /** Place of the decimal mark, or -1: the last mark, unless it groups three digits or is repeated. */
    private static int decimalMark(String digits) {
        int comma = digits.lastIndexOf(',');
        int dot = digits.lastIndexOf('.');
        int last = Math.max(comma, dot);
        if (last < 0 || digits.indexOf(digits.charAt(last)) != last) {
            return -1;
        }
        boolean alone = Math.min(comma, dot) < 0;
        return alone && last == comma && digits.length() - comma == 4 ? -1 : last;
    }
}
