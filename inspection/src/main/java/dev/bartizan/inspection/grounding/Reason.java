package dev.bartizan.inspection.grounding;

import java.util.ArrayList;
import java.util.List;

/** Says in one line what of a claim the sources do not support: the most telling thing first. */
final class Reason {
    private static final int NAME_MAX = 40;
    private static final int NAMES_MAX = 3;
    private static final double MOSTLY = 0.6;
    private static final double HARDLY = 0.25;
    private static final double SWAPPED = 0.4;

    private final Claim claim;
    private final float[] signals;

    private Reason(Claim claim, float[] signals) {
        this.claim = claim;
        this.signals = signals;
    }

    static String of(Claim claim, float[] signals) {
        return new Reason(claim, signals).text();
    }

    private String text() {
        int number = first(Reason::isNewNumber);
        if (number >= 0) {
            return missingNumber(number);
        }
        if (is(Signal.NOVEL) > MOSTLY || is(Signal.BEST_ONE) < HARDLY) {
            List<String> novel = novel();
            return novel.isEmpty() ? "No source speaks of this." : "No source speaks of this: " + quoted(novel) + ".";
        }
        int name = first(Reason::isNewName);
        if (name >= 0) {
            return "The sources do not name \u201c" + fullName(name) + "\u201d.";
        }
        return logic();
    }

    private String logic() {
        for (int i = 0; i < claim.size; i++) {
            int opposite = LogicSignals.opposite(claim, i);
            if (opposite >= 0) {
                return "This says \u201c%s\u201d where the sources say \u201c%s\u201d."
                        .formatted(name(i), bounded(sourceName(opposite)));
            }
        }
        int negated = first(LogicSignals::isNegatedOtherwise);
        if (negated >= 0) {
            return claim.has(Words.NEGATION) && is(Signal.NEGATION_DROPPED) == 0
                    ? "Negated here, but not in the sources: \u201c" + name(negated) + "\u201d."
                    : "Negated in the sources, but not here: \u201c" + name(negated) + "\u201d.";
        }
        int far = first((c, i) -> c.isWrittenQuantity(i) && c.isKnown(i) && !c.given[i] && !c.isHeld(i));
        if (far >= 0) {
            return "The sources have the number " + name(far) + ", but not together with the rest of this.";
        }
        List<String> novel = novel();
        if (!novel.isEmpty()) {
            return "Not in the sources: " + quoted(novel) + ".";
        }
        return arrangement();
    }

    private String arrangement() {
        if (is(Signal.CAPITAL_MIXED) > 0 || is(Signal.ORDER) >= SWAPPED) {
            return "The sources have the same names and words, but put them together in another way.";
        }
        if (is(Signal.STRONG_ADDED) > 0) {
            return "The sources do not put it as strongly.";
        }
        if (is(Signal.HEDGE_DROPPED) > 0) {
            return "The sources say this with reservations only.";
        }
        return "The sources support this only in part: the best passage holds %d %% of it."
                .formatted(Math.round(100 * is(Signal.BEST_ONE)));
    }

    private String missingNumber(int number) {
        int other = NoveltySignals.conflicting(claim, number);
        String what = kind(number) + name(number);
        return other < 0
                ? what + " is not in the sources."
                : what + " is not in the sources; they say " + bounded(sourceName(other)) + " there.";
    }

    private String kind(int number) {
        Quantity quantity = claim.terms.quantities[claim.firstTerm + number];
        return quantity != null && quantity.kind() == Quantity.Kind.MONTH && quantity.to() - quantity.from() == 1
                ? "The month "
                : "The number ";
    }

    private interface Test {
        boolean holds(Claim claim, int term);
    }

    private int first(Test test) {
        for (int i = 0; i < claim.size; i++) {
            if (test.holds(claim, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNewNumber(Claim claim, int i) {
        return claim.isQuantity(i)
                && claim.isNovel(i)
                && (claim.isWrittenQuantity(i) || NoveltySignals.conflicting(claim, i) >= 0);
    }

    private static boolean isNewName(Claim claim, int i) {
        return claim.isCapital(i) && !claim.isOpening(i) && claim.isNovel(i);
    }

    private List<String> novel() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < claim.size && names.size() < NAMES_MAX; i++) {
            if (claim.isNovel(i)) {
                names.add(name(i));
            }
        }
        return names;
    }

    private static String quoted(List<String> names) {
        return "\u201c" + String.join("\u201d, \u201c", names) + "\u201d";
    }

    private double is(Signal signal) {
        return signals[signal.ordinal()];
    }

    private String name(int i) {
        int term = claim.firstTerm + i;
        Words words = claim.terms.words;
        return bounded(
                words.text.substring(words.starts[claim.terms.from[term]], words.ends[claim.terms.to[term] - 1]));
    }

    /** A new name with the new names that follow it. */
    private String fullName(int i) {
        int last = i;
        Words words = claim.terms.words;
        while (last + 1 < claim.size
                && isNewName(claim, last + 1)
                && claim.terms.from[claim.firstTerm + last + 1] == claim.terms.to[claim.firstTerm + last]) {
            last++;
        }
        int from = words.starts[claim.terms.from[claim.firstTerm + i]];
        return bounded(words.text.substring(from, words.ends[claim.terms.to[claim.firstTerm + last] - 1]));
    }

    private String sourceName(int term) {
        Words words = claim.index.terms.words;
        return words.text.substring(
                words.starts[claim.index.terms.from[term]], words.ends[claim.index.terms.to[term] - 1]);
    }

    /** One short line, whatever the text holds. */
    private static String bounded(String name) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), NAME_MAX); i++) {
            char c = name.charAt(i);
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
        }
        return name.length() > NAME_MAX ? line + "\u2026" : line.toString();
    }
}
