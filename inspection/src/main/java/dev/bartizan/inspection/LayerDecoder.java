package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Finds text hidden in an encoding. Stateless; linear in the view; answers empty at once when nothing in the view looks
 * encoded, and when what it decodes is not mostly printable text.
 */
interface LayerDecoder {
    /** The name of the encoding, as it stands in {@link View#name()}. */
    String name();

    /**
     * Decodes what is encoded in the view.
     *
     * @param view the text to read
     * @param maxUnits UTF-16 units the result may have; decoding stops there
     * @return the decoded text and where it came from, before normalisation
     */
    Optional<Decoded> decode(View view, int maxUnits);

    /**
     * Decoded text.
     *
     * @param text what was hidden; several hidden pieces are joined by a newline
     * @param map positions in the original text
     * @param cut whether {@code maxUnits} ended the decoding early
     */
    record Decoded(String text, OffsetMap map, boolean cut) {}
}
