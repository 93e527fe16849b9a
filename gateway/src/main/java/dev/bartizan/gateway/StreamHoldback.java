package dev.bartizan.gateway;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the text of a stream through only after it was inspected together with what follows it.
 *
 * <p>Let H be the hold-back. A character is released once it was inspected in a window that reaches at least H characters
 * beyond it, or to the end of the text. So a secret of at most H characters is seen whole, in one window, before its first
 * character leaves, however the upstream cuts its chunks: when the character at s would leave, the text is inspected to
 * more than s + H, and the window begins {@value #CONTEXT} characters before the first unreleased one. A secret that
 * announces itself by its first line ({@code -----BEGIN … KEY-----}) is held from that line on for up to
 * {@value #ARMOUR_MAX} characters.
 *
 * <p>Cost is linear: each character is in a bounded number of windows. Memory is bounded by context, hold-back and one
 * appended piece. Offsets are UTF-16 units from the beginning of the text; a surrogate pair is never split. Not
 * thread-safe.
 */
final class StreamHoldback {
    /** What inspection needs to the left of a character, e.g. the word {@code password}. */
    static final int CONTEXT = 256;
    /** How long an armoured key is waited for. */
    static final int ARMOUR_MAX = 8192;

    private static final String ARMOUR_BEGIN = "-----BEGIN ";
    private static final String ARMOUR_END = "-----END ";
    private static final String ARMOUR_CLOSE = "-----";
    private static final int WINDOW_STEPS_MAX = 16;

    /** Inspects a window. Pure, or at least the same for the same window. */
    @FunctionalInterface
    interface Check {
        /**
         * @param window the text
         * @param start place of its first character in the whole text
         */
        Decision check(String window, int start);
    }

    /**
     * What to do about a window.
     *
     * @param block stop here and release nothing more
     * @param redactions places in the window to replace
     */
    record Decision(boolean block, List<Redactions.Redaction> redactions) {}

    private final int holdback;
    private final int step;
    private final Check check;
    private final StringBuilder buffer = new StringBuilder();
    private final List<Redactions.Redaction> redactions = new ArrayList<>();
    private int bufferStart;
    private int inspected;
    private int released;
    private int redactedEnd;
    private boolean blocked;

    /**
     * A new stream.
     *
     * @param holdback characters, 0 or more
     * @param step inspect whenever this many new characters have come, 1 or more
     */
    StreamHoldback(int holdback, int step, Check check) {
        this.holdback = holdback;
        this.step = step;
        this.check = check;
    }

    /** Takes more text; returns what may be shown now, possibly nothing. After a block it returns nothing forever. */
    String append(CharSequence text) {
        if (blocked) {
            return "";
        }
        buffer.append(text);
        StringBuilder out = new StringBuilder();
        while (!blocked && length() - inspected >= step) {
            int windowMax = Math.multiplyExact(step, WINDOW_STEPS_MAX);
            inspectTo(Math.min(length(), inspected + windowMax));
            if (!blocked) {
                release(inspected - holdback, false, out);
            }
        }
        return out.toString();
    }

    /** Inspects and returns all that is left. More text may still be appended; what left is context for it. */
    String flush() {
        StringBuilder out = new StringBuilder();
        out.append(append(""));
        if (!blocked && (length() > inspected || released < inspected)) {
            if (length() > inspected) {
                inspectTo(length());
            }
            if (!blocked) {
                release(length(), true, out);
            }
        }
        return out.toString();
    }

    boolean blocked() {
        return blocked;
    }

    /** Characters kept in memory. */
    int buffered() {
        return buffer.length();
    }

    private int length() {
        return bufferStart + buffer.length();
    }

    private char at(int position) {
        return buffer.charAt(position - bufferStart);
    }

    private void inspectTo(int wanted) {
        int end = wanted;
        if (end < length() && Character.isHighSurrogate(at(end - 1))) {
            end++;
        }
        int start = Math.max(bufferStart, Math.min(released, inspected - holdback) - CONTEXT);
        if (start > bufferStart && Character.isLowSurrogate(at(start))) {
            start--;
        }
        Decision decision = check.check(buffer.substring(start - bufferStart, end - bufferStart), start);
        inspected = end;
        if (decision.block()) {
            blocked = true;
            buffer.setLength(0);
            redactions.clear();
            return;
        }
        for (Redactions.Redaction found : decision.redactions()) {
            Span span =
                    new Span(found.span().start() + start, Math.min(found.span().end() + start, end));
            if (span.end() > released) {
                redactions.add(new Redactions.Redaction(span, found.label()));
            }
        }
        List<Redactions.Redaction> merged = Redactions.merge(redactions);
        redactions.clear();
        redactions.addAll(merged);
    }

    private void release(int wanted, boolean all, StringBuilder out) {
        int safe = all ? wanted : wholeCharacters(Math.min(wanted, armour()));
        for (Redactions.Redaction redaction : redactions) {
            Span span = redaction.span();
            if (span.start() >= safe) {
                break;
            }
            emit(span.start(), out);
            // The rest of a span that was replaced before, e.g. because more of it arrived, needs no second label.
            if (span.end() > released) {
                if (span.start() >= redactedEnd || redactedEnd == 0) {
                    out.append(redaction.label());
                }
                released = span.end();
                redactedEnd = span.end();
            }
        }
        emit(safe, out);
        redactions.removeIf(redaction -> redaction.span().end() <= released);
        trim();
    }

    private void emit(int end, StringBuilder out) {
        if (end > released) {
            out.append(buffer, released - bufferStart, end - bufferStart);
            released = end;
        }
    }

    private int wholeCharacters(int end) {
        return end > released && end < length() && Character.isHighSurrogate(at(end - 1)) ? end - 1 : end;
    }

    /** Where an armoured key that has begun but not ended starts; the end of the text when there is none. */
    private int armour() {
        int from = Math.max(released, length() - ARMOUR_MAX) - bufferStart;
        int begin = buffer.indexOf(ARMOUR_BEGIN, from);
        while (begin >= 0) {
            int end = buffer.indexOf(ARMOUR_END, begin + ARMOUR_BEGIN.length());
            int close = end < 0 ? -1 : buffer.indexOf(ARMOUR_CLOSE, end + ARMOUR_END.length());
            if (close < 0) {
                return bufferStart + begin;
            }
            begin = buffer.indexOf(ARMOUR_BEGIN, close + ARMOUR_CLOSE.length());
        }
        return length();
    }

    private void trim() {
        int keepFrom = Math.min(released, Math.max(0, inspected - holdback)) - CONTEXT - 1;
        if (keepFrom > bufferStart) {
            buffer.delete(0, keepFrom - bufferStart);
            bufferStart = keepFrom;
        }
    }
}
