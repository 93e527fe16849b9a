package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** International bank account numbers (ISO 13616): country, its length, remainder 1 modulo 97; groups of four allowed. */
final class Ibans implements Detector {
    private static final Map<String, Integer> LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20"
                    + " EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26"
                    + " IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30"
                    + " NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27"
                    + " SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String text = view.text();
        int last = text.length() - 15;
        int i = 0;
        while (i <= last) {
            if (!NumberRuns.isDigit(text.charAt(i + 2))) {
                i++;
                continue;
            }
            int end = isStart(text, i) ? end(text, i) : -1;
            if (end < 0) {
                i++;
                continue;
            }
            report(view, i, end, sink);
            i = end;
        }
    }

    private static boolean isStart(String text, int i) {
        return NumberRuns.isDigit(text.charAt(i + 3))
                && isLetter(text.charAt(i))
                && isLetter(text.charAt(i + 1))
                && (i == 0 || !isAlphanumeric(text.charAt(i - 1)));
    }

    private static int end(String text, int start) {
        Integer length = LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return -1;
        }
        StringBuilder number = new StringBuilder(length);
        int i = start;
        int gap = 0;
        while (i < text.length() && number.length() < length && gap <= 1) {
            char c = text.charAt(i);
            if (isAlphanumeric(c)) {
                number.append(c);
                gap = 0;
            } else if (c == ' ' || c == '-') {
                gap++;
            } else {
                return -1;
            }
            i++;
        }
        boolean ends = i >= text.length() || !isAlphanumeric(text.charAt(i));
        return number.length() == length && ends && isValid(number) ? i : -1;
    }

    /** Remainder 1 of the rearranged number modulo 97. */
    static boolean isValid(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static void report(View view, int start, int end, FindingSink sink) {
        sink.add(
                view,
                start,
                end,
                new FindingSink.Match(
                        FindingType.SENSITIVE_DETECTOR,
                        "iban",
                        0.98,
                        Confidence.HIGH,
                        "A bank account number (IBAN): country length and check digits fit.",
                        "sensitive/iban@1"));
    }

    private static Map<String, Integer> lengths(String table) {
        return Stream.of(table.split(" "))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isAlphanumeric(char c) {
        return isLetter(c) || NumberRuns.isDigit(c);
    }
}
