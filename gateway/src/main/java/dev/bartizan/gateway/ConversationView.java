package dev.bartizan.gateway;

import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user said over several turns as one text, so that a payload split over messages can be seen. Two readings: turns
 * joined by a space, for phrases, and turns joined by nothing, for words cut in two. Bounded: the last {@value #TURNS_MAX}
 * turns, of each the first and last {@value #HALF_TURN_CHARS} characters. The deployer's, the model's and documents' texts
 * are no part of it.
 *
 * @param turns texts of the turns, oldest first, at least two
 * @param last place of the newest turn among the parts
 */
record ConversationView(List<String> turns, int last) {
    static final int TURNS_MAX = 8;
    static final int HALF_TURN_CHARS = 500;

    private static final String CUT = " \u2026\n";

    /**
     * One reading.
     *
     * @param text the turns joined
     * @param starts where each turn begins
     */
    record Joined(String text, List<Integer> starts) {
        /** Whether a range begins in one turn and ends in another. */
        boolean crossesTurns(Span span) {
            return span.length() > 0 && turnAt(span.start()) != turnAt(span.end() - 1);
        }

        private int turnAt(int position) {
            int turn = 0;
            while (turn + 1 < starts.size() && starts.get(turn + 1) <= position) {
                turn++;
            }
            return turn;
        }
    }

    ConversationView {
        turns = List.copyOf(turns);
    }

    /** Empty when there is less than two turns with a text. */
    static Optional<ConversationView> of(List<TextPart> parts) {
        List<String> turns = new ArrayList<>();
        int last = -1;
        for (int i = parts.size() - 1; i >= 0 && turns.size() < TURNS_MAX; i--) {
            TextPart part = parts.get(i);
            if (part.kind() == TextKind.PROMPT && !part.text().isBlank()) {
                last = Math.max(last, i);
                turns.addFirst(ends(part.text().strip()));
            }
        }
        return turns.size() < 2 ? Optional.empty() : Optional.of(new ConversationView(turns, last));
    }

    /** For phrases that go on in the next turn. */
    Joined spaced() {
        return joined(" ");
    }

    /** For words that go on in the next turn. */
    Joined plain() {
        return joined("");
    }

    private Joined joined(String separator) {
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (String turn : turns) {
            if (!text.isEmpty()) {
                text.append(separator);
            }
            starts.add(text.length());
            text.append(turn);
        }
        return new Joined(text.toString(), List.copyOf(starts));
    }

    /** Payloads that go on in another turn stand at the ends of turns, so that of a long turn the middle is left out. */
    private static String ends(String text) {
        if (text.length() <= 2 * HALF_TURN_CHARS) {
            return text;
        }
        int head = HALF_TURN_CHARS - (Character.isHighSurrogate(text.charAt(HALF_TURN_CHARS - 1)) ? 1 : 0);
        int tail = text.length() - HALF_TURN_CHARS;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + CUT + text.substring(tail);
    }
}
