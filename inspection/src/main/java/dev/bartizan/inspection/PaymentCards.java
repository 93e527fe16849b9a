package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.List;

/**
 * Payment card numbers (ISO/IEC 7812): issuer range, length for that range, Luhn check digit. Digits may be grouped by one
 * kind of separator.
 */
final class PaymentCards implements Detector {
    /** Cards are grouped by 4-4-4-4, 4-6-5 or 4-4-4-4-3 digits; shorter groups are lists of numbers. */
    private static final int GROUP_MIN = 3;

    private static final List<String> CONTEXT = List.of(
            "card",
            "visa",
            "mastercard",
            "amex",
            "american express",
            "credit",
            "debit",
            "cvv",
            "cvc",
            "expir",
            "pan",
            "karte",
            "carte",
            "tarjeta",
            "payment",
            "discover",
            "maestro",
            "diners");

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String text = view.text();
        NumberRuns.visit(text, " -", 1, (start, end, digits) -> {
            if (digits >= 12 && !touchesWord(text, start, end)) {
                verify(view, start, end, digits, sink);
            }
        });
    }

    /** The longest card number at the start of some group: stretches may hold an expiry date or code after the number. */
    private static void verify(View view, int start, int end, int digits, FindingSink sink) {
        String text = view.text();
        int from = start;
        int left = digits;
        while (left >= 12) {
            int to = cardEnd(text, from, end);
            if (to > 0) {
                report(view, from, to, sink);
                return;
            }
            while (from < end && NumberRuns.isDigit(text.charAt(from))) {
                from++;
                left--;
            }
            while (from < end && !NumberRuns.isDigit(text.charAt(from))) {
                from++;
            }
        }
    }

    /** Where a card number that starts at {@code from} ends on a group border, or -1. */
    private static int cardEnd(String text, int from, int end) {
        StringBuilder number = new StringBuilder(20);
        int best = -1;
        char separator = 0;
        int group = 0;
        for (int i = from; i < end && number.length() <= 19; i++) {
            char c = text.charAt(i);
            if (!NumberRuns.isDigit(c)) {
                if (separator != 0 && separator != c) {
                    break;
                }
                separator = c;
                if (group < GROUP_MIN) {
                    break;
                }
                group = 0;
                continue;
            }
            number.append(c);
            group++;
            boolean border = i + 1 == end || !NumberRuns.isDigit(text.charAt(i + 1));
            if (border && group >= GROUP_MIN && isCard(number)) {
                best = i + 1;
            }
        }
        return best;
    }

    private static void report(View view, int start, int end, FindingSink sink) {
        String text = view.text();
        boolean grouped = end - start > 17 && !NumberRuns.isDigit(text.charAt(start + 4));
        boolean context = Nearby.any(view.lower(), start, end, 60, CONTEXT);
        Confidence confidence = grouped || context ? Confidence.HIGH : Confidence.MEDIUM;
        sink.add(
                view,
                start,
                end,
                new FindingSink.Match(
                        FindingType.SENSITIVE_DETECTOR,
                        "payment_card",
                        confidence == Confidence.HIGH ? 0.95 : 0.7,
                        confidence,
                        "A payment card number: issuer range, length and check digit fit"
                                + (context ? ", and the words around it speak of a card." : "."),
                        "sensitive/payment_card@1"));
    }

    private static boolean touchesWord(String text, int start, int end) {
        boolean decimal = start > 0 && text.charAt(start - 1) == '.';
        boolean before = decimal || (start > 0 && isWord(text.charAt(start - 1)));
        boolean fraction =
                end + 1 < text.length() && text.charAt(end) == '.' && NumberRuns.isDigit(text.charAt(end + 1));
        boolean after = fraction || (end < text.length() && isWord(text.charAt(end)));
        return before || after;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    static boolean isCard(CharSequence number) {
        int length = number.length();
        return length >= 12 && length <= 19 && lengthFits(number, length) && luhn(number) && !uniform(number);
    }

    private static boolean uniform(CharSequence number) {
        return number.chars().distinct().count() < 2;
    }

    /** Issuer ranges as networks publish them. */
    private static boolean lengthFits(CharSequence number, int length) {
        int four = Integer.parseInt(number.subSequence(0, 4).toString());
        int two = four / 100;
        int three = four / 10;
        if (four / 1000 == 4) {
            return length == 13 || length == 16 || length == 19;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return length == 16;
        }
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305)) {
            return length == 14 || length == 16;
        }
        if (two == 35) {
            return length >= 16;
        }
        if (four == 2131 || four == 1800) {
            return length == 15;
        }
        if (four == 6011 || two == 65 || (three >= 644 && three <= 649) || two == 62) {
            return length >= 16;
        }
        boolean maestro = four == 5018
                || four == 5020
                || four == 5038
                || four == 5893
                || four == 6304
                || four == 6759
                || four == 6761
                || four == 6762
                || four == 6763
                || four == 6390
                || four == 5612
                || four == 6767;
        boolean mir = four >= 2200 && four <= 2204;
        return maestro || (mir && length >= 16);
    }

    static boolean luhn(CharSequence number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            if (twice) {
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
