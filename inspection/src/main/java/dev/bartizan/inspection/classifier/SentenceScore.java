package dev.bartizan.inspection.classifier;

/**
 * One sentence, line or cell of a document and how much it looks like a planted request.
 *
 * @param start first UTF-16 unit in the document
 * @param end one past the last UTF-16 unit
 * @param score 0..1, suspicious from 0.5
 */
public record SentenceScore(int start, int end, double score) {
    public SentenceScore {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span: " + start + ".." + end + " (expected: 0 <= start <= end)");
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected: 0..1)");
        }
    }
}
