package dev.bartizan.inspection;

import dev.bartizan.domain.Span;

/**
 * One reading of a text: the original with its disguises removed, or a decoded layer.
 *
 * @param name {@code original} when only letter case was changed, {@code normalised}, or decoder names joined with
 *     {@code >}, e.g. {@code base64>rot13}
 * @param text normalised text, letter case kept
 * @param lower {@code text} in lower case; same length, same offsets
 * @param map positions of {@code text} in the original
 * @param faithful true for the original and for what decoders give; false for folds (leetspeak, ROT13 ...), which
 *     garble what was not disguised, so that only attack detectors read them
 * @param depth decoders between the original and this text
 */
public record View(String name, String text, String lower, OffsetMap map, boolean faithful, int depth) {
    static final String ORIGINAL = "original";
    static final String NORMALISED = "normalised";

    /** The place in the original text of {@code [start, end)} of this view. */
    public Span original(int start, int end) {
        return map.span(start, end);
    }

    /** Whether this is the text itself, not a decoded layer. */
    public boolean isRoot() {
        return depth == 0;
    }

    int length() {
        return text.length();
    }

    /** The name of a layer decoded from this one. */
    String child(String decoder) {
        return isRoot() ? decoder : name + ">" + decoder;
    }
}
