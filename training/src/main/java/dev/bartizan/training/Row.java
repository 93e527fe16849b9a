package dev.bartizan.training;

/**
 * One labelled text of a data set.
 *
 * @param text the text
 * @param label the source's own label, such as {@code jailbreak} or {@code hard_benign}; empty when it has none
 * @param source name of the data set
 * @param subtype the source's own division, empty when it has none
 * @param context {@code document}, {@code system_prompt} or empty
 * @param docSource for composed documents what the document was taken from, else empty
 */
record Row(String text, String label, String source, String subtype, String context, String docSource) {
    boolean isAttack() {
        return label.equals("injection") || label.equals("jailbreak") || label.equals("indirect_injection");
    }

    boolean isBenign() {
        return label.equals("benign") || label.equals("hard_benign");
    }

    /** A number from 0 to {@code n} - 1 that depends on the text only. */
    int part(int n) {
        return Math.floorMod(text.hashCode() * 0x9E3779B1 >>> 3, n);
    }
}
