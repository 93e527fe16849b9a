package dev.bartizan.inspection.opinion;

import dev.bartizan.domain.Span;
import java.util.Map;
import java.util.TreeMap;

/** What one {@link SecondOpinion} said about one text. */
public sealed interface Opinion {
    /**
     * It answered.
     *
     * @param votes by score name, e.g. {@code prompt_attack}
     */
    record Spoken(Map<String, Vote> votes) implements Opinion {
        public Spoken {
            votes = Map.copyOf(new TreeMap<>(votes));
        }
    }

    /** It did not answer: the scores stay as they are. */
    record Silent(Reason reason) implements Opinion {}

    /**
     * One score.
     *
     * @param score 0..1, moved so that 0.5 is the model's operating point
     * @param span the part of the text that led to it
     */
    record Vote(double score, Span span) {
        public Vote {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("score: " + score + " (expected: 0..1)");
            }
        }
    }

    /** Why there is no answer. The lower-case name is a metric label. */
    enum Reason {
        /** No answer within the time-out. */
        TIMED_OUT(true),
        /** All places are taken. */
        BUSY(false),
        /** A budget of calls or tokens is spent. */
        BUDGET_SPENT(false),
        /** It cannot be reached. */
        UNREACHABLE(true),
        /** It answered something else than what was asked for. */
        UNREADABLE(false),
        /** The text is longer than it is asked about. */
        TOO_LONG(false),
        /** It failed. */
        FAILED(true);

        private final boolean fault;

        Reason(boolean fault) {
            this.fault = fault;
        }

        /** Whether the model itself, rather than a bound or a text, is the cause; several in a row degrade health. */
        public boolean isFault() {
            return fault;
        }
    }
}
