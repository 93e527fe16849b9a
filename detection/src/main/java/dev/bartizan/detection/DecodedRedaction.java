package dev.bartizan.detection;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Span;
import java.util.List;

/**
 * Takes credentials and personal data out of a decoded layer before it becomes evidence. A layer has no map back to
 * the original here, so what was found in the original is searched for: as it is, with letters for digits (leetspeak
 * layers) and turned by thirteen. A layer in which a credential was found itself is withheld: there is nothing to
 * search for, and too little is better than a leak.
 */
final class DecodedRedaction {
    /** Evidence stays in memory while alerts can still grow, so layers are cut shorter than inspection cuts them. */
    static final int LENGTH_MAX = 1_024;

    private static final int HIDDEN_MIN = 4;
    private static final int HIDDEN_COUNT_MAX = 32;
    private static final String LEET = "0134578@$!";
    private static final String PLAIN = "oieastbasi";

    private DecodedRedaction() {}

    static DecodedView redact(DecodedView view, String original, List<Finding> findings) {
        String text = view.text().length() > LENGTH_MAX * 2 ? view.text().substring(0, LENGTH_MAX * 2) : view.text();
        List<Finding> hidden = findings.stream()
                .filter(Excerpt::mustHide)
                .limit(HIDDEN_COUNT_MAX)
                .toList();
        for (Finding finding : hidden) {
            String label = Excerpt.Redaction.label(finding);
            if (finding.view().equals(view.name())) {
                return new DecodedView(view.name(), "[withheld: this layer holds " + label + "]");
            }
            Span span = Excerpt.clamp(finding.span(), original.length());
            String secret = original.substring(span.start(), span.end());
            text = replace(text, secret, label);
            text = replace(text, turnedByThirteen(secret), label);
        }
        return new DecodedView(view.name(), cut(text));
    }

    private static String replace(String text, String secret, String label) {
        String needle = fold(secret);
        if (needle.length() < HIDDEN_MIN) {
            return text;
        }
        String haystack = fold(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int hit = haystack.indexOf(needle); hit >= 0; hit = haystack.indexOf(needle, from)) {
            out.append(text, from, hit).append(label);
            from = hit + needle.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Lower case and letters for look-alike digits, unit by unit, so that offsets stay the same. */
    private static String fold(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            int leet = LEET.indexOf(units[i]);
            char plain = leet >= 0 ? PLAIN.charAt(leet) : Character.toLowerCase(units[i]);
            units[i] = plain == 'l' ? 'i' : plain;
        }
        return new String(units);
    }

    private static String turnedByThirteen(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            char unit = units[i];
            if (unit >= 'a' && unit <= 'z') {
                units[i] = (char) ('a' + (unit - 'a' + 13) % 26);
            } else if (unit >= 'A' && unit <= 'Z') {
                units[i] = (char) ('A' + (unit - 'A' + 13) % 26);
            }
        }
        return new String(units);
    }

    private static String cut(String text) {
        if (text.length() <= LENGTH_MAX) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LENGTH_MAX - 1));
        return text.substring(0, splits ? LENGTH_MAX - 1 : LENGTH_MAX);
    }
}
