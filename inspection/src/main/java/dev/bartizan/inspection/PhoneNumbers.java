package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Telephone numbers: international ones (ITU E.164: plus sign, country code, 8 to 15 digits), North American ones by
 * their grouping, others only beside a word such as "call" or "mobile". Dates, IP addresses, order numbers and plain
 * amounts are left alone.
 */
final class PhoneNumbers implements Detector {
    private static final List<String> CONTEXT = List.of(
            "phone",
            "tel",
            "mobile",
            "cell",
            "call",
            "fax",
            "whatsapp",
            "sms",
            "contact",
            "dial",
            "text me",
            "reach",
            "handy",
            "telefon",
            "anruf",
            "rufnummer",
            "portable",
            "movil",
            "celular",
            "hotline",
            "number is",
            "ring",
            "landline",
            "message",
            "desk",
            "office",
            "home",
            "direct line",
            "number:",
            "number at");
    private static final List<String> OTHER_NUMBERS = List.of(
            "order",
            "invoice",
            "ticket",
            "account",
            "iban",
            "isbn",
            "issn",
            "version",
            "serial",
            "tracking",
            "zip",
            "id:",
            "ssn",
            "social security",
            "card",
            "port",
            "bestell",
            "rechnung",
            "case ",
            "doi",
            "imei",
            "licen",
            "passport");

    /** Shapes, as {@link #shape} writes them: North American numbers; dates, addresses, decimals, ranges. */
    private static final Pattern AMERICAN = Pattern.compile("(?:d[-. ])?\\(?ddd[-. )/]{1,2}ddd[-. ]dddd");

    private static final Pattern OTHER = Pattern.compile("dddd[-./ ]dd?[-./ ]dd?(?: .{0,12})?"
            + "|dd?[-./]dd?[-./](?:dd|dddd)(?: .{0,12})?"
            + "|d{1,3}\\.d{1,3}\\.d{1,3}\\.d{1,3}"
            + "|d{1,14}\\.d{1,14}"
            + "|dddd ?[-/] ?dddd"
            + "|d{1,3}(?:[ .]ddd){2,4}"
            + "|ddd-dd-dddd");

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String text = view.text();
        NumberRuns.visit(text, " -.()/", 2, (start, end, digits) -> {
            if (digits >= 7 && digits <= 15) {
                classify(view, start, end, digits, sink);
            }
        });
    }

    private static void classify(View view, int start, int end, int digits, FindingSink sink) {
        String text = view.text();
        if (touchesWord(text, start, end)) {
            return;
        }
        boolean plus = start > 0 && text.charAt(start - 1) == '+';
        boolean opened = start > 0 && text.charAt(start - 1) == '(';
        boolean plusOpened = opened && start > 1 && text.charAt(start - 2) == '+';
        int from = plusOpened ? start - 2 : plus || opened ? start - 1 : start;
        if (plus && from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            return;
        }
        if (plus || plusOpened) {
            if (digits >= 8 && text.charAt(start) != '0') {
                report(view, from, end, Confidence.HIGH, "An international telephone number.", sink);
            }
            return;
        }
        if (looksLikeOther(text, start, end)) {
            return;
        }
        String shape = NumberRuns.digits(text, start, end);
        boolean context = Nearby.any(view.lower(), from, end, 40, CONTEXT);
        boolean other = Nearby.before(view.lower(), from, 24, OTHER_NUMBERS);
        boolean separated = end - start > digits;
        boolean american = isAmerican(text, start, end, shape);
        boolean international = shape.startsWith("00") && digits >= 10 && separated;
        boolean national = (shape.charAt(0) == '0' && digits >= 9 && digits <= 12) || (digits >= 7 && digits <= 12);
        if (!other && (american || international)) {
            Confidence confidence = context ? Confidence.HIGH : Confidence.MEDIUM;
            report(view, from, end, confidence, "A telephone number, by its grouping.", sink);
        } else if (national && context && !other) {
            report(view, from, end, Confidence.MEDIUM, "A number beside a word such as phone or call.", sink);
        } else if (!other
                && shape.charAt(0) == '0'
                && digits >= 9
                && digits <= 12
                && separated
                && groups(text, start, end) >= 3) {
            report(view, from, end, Confidence.LOW, "A number grouped like a national telephone number.", sink);
        }
    }

    /** Three, three and four digits with one kind of gap, area code and exchange from 2 up; a leading 1 may stand. */
    private static boolean isAmerican(String text, int start, int end, String digits) {
        int offset = digits.length() == 11 && digits.charAt(0) == '1' ? 1 : 0;
        if (digits.length() - offset != 10 || digits.charAt(offset) < '2' || digits.charAt(offset + 3) < '2') {
            return false;
        }
        return AMERICAN.matcher(shape(text, start, end)).matches();
    }

    private static int groups(String text, int start, int end) {
        int groups = 1;
        for (int i = start + 1; i < end; i++) {
            if (!NumberRuns.isDigit(text.charAt(i)) && NumberRuns.isDigit(text.charAt(i - 1))) {
                groups++;
            }
        }
        return groups;
    }

    /** Dates, times, IP addresses, decimals, ranges of years. */
    private static boolean looksLikeOther(String text, int start, int end) {
        return OTHER.matcher(shape(text, start, end)).matches();
    }

    /** The number with {@code d} for every digit. */
    private static String shape(String text, int start, int end) {
        char[] units = text.substring(start, end).toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = NumberRuns.isDigit(units[i]) ? 'd' : units[i];
        }
        return new String(units);
    }

    private static boolean touchesWord(String text, int start, int end) {
        boolean before = start > 0
                && (isWord(text.charAt(start - 1))
                        || (start > 1
                                && "-./,:=$#".indexOf(text.charAt(start - 1)) >= 0
                                && isWord(text.charAt(start - 2))));
        boolean after = end < text.length()
                && extensionEnd(text, end) == end
                && (isWord(text.charAt(end))
                        || (end + 1 < text.length()
                                && "-/@:,%=".indexOf(text.charAt(end)) >= 0
                                && NumberRuns.isDigit(text.charAt(end + 1))));
        return before || after;
    }

    /** The end of an extension ({@code x123}, {@code ext. 123}) that follows a number, or {@code end} when none does. */
    private static int extensionEnd(String text, int end) {
        int i = end;
        while (i < text.length() && i < end + 2 && text.charAt(i) == ' ') {
            i++;
        }
        String sign = text.startsWith("ext", i) ? "ext" : text.startsWith("x", i) ? "x" : "";
        if (sign.isEmpty()) {
            return end;
        }
        i += sign.length();
        while (i < text.length() && i < end + 7 && (text.charAt(i) == '.' || text.charAt(i) == ' ')) {
            i++;
        }
        int digits = i;
        while (i < text.length() && i - digits < 6 && NumberRuns.isDigit(text.charAt(i))) {
            i++;
        }
        return i > digits ? i : end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static void report(
            View view, int start, int end, Confidence confidence, String explanation, FindingSink sink) {
        double score = switch (confidence) {
            case HIGH -> 0.9;
            case MEDIUM -> 0.7;
            case LOW -> 0.4;
        };
        sink.add(
                view,
                start,
                extensionEnd(view.text(), end),
                new FindingSink.Match(
                        FindingType.SENSITIVE_DETECTOR, "phone", score, confidence, explanation, "sensitive/phone@1"));
    }
}
