package dev.bartizan.inspection.material;

import java.util.Map;

/**
 * What is known about one corpus.
 *
 * @param name 1..64 of {@code a-z 0-9 . _ -}
 * @param license SPDX expression or free text, shown with citations
 * @param url where the corpus is published; the path of a document is appended to cite it
 * @param addedAt ISO 8601
 * @param documents documents that can be cited
 * @param textFingerprints stored pairs of fingerprint and document
 * @param codeFingerprints the same for code
 * @param sourceBytes size of the documents
 * @param skipped files left out, by reason
 */
public record Corpus(
        String name,
        String license,
        String url,
        String addedAt,
        long documents,
        long textFingerprints,
        long codeFingerprints,
        long sourceBytes,
        Map<String, Long> skipped) {
    static final String FILE_NAME = "corpus.json";
    private static final int NAME_MAX = 64;

    public Corpus {
        skipped = Map.copyOf(skipped);
    }

    /** Whether a corpus may be called so: its name is that of its folder. */
    public static boolean isName(String name) {
        boolean plain = name.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-');
        return plain && !name.isEmpty() && name.length() <= NAME_MAX && !name.startsWith(".");
    }
}
