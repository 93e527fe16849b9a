package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Plausibility;

/** Counts three signs in a row over harmless texts. */
final class PlausibilityTraining {
    private static final int CHARS_PER_TEXT = 600;
    private static final double SMOOTHING = 0.5;

    private PlausibilityTraining() {}

    static Plausibility of(Corpus corpus) {
        int n = Plausibility.SIGNS;
        double[] counts = new double[n * n * n];
        for (Row row : corpus.trainable()) {
            if (row.isBenign()) {
                String text = row.text();
                int end = Math.min(text.length(), CHARS_PER_TEXT);
                for (int i = 2; i < end; i++) {
                    int a = Plausibility.sign(text.charAt(i - 2));
                    int b = Plausibility.sign(text.charAt(i - 1));
                    counts[(a * n + b) * n + Plausibility.sign(text.charAt(i))]++;
                }
            }
        }
        byte[] bits = new byte[counts.length];
        for (int pair = 0; pair < n * n; pair++) {
            double sum = SMOOTHING * n;
            for (int c = 0; c < n; c++) {
                sum += counts[pair * n + c];
            }
            for (int c = 0; c < n; c++) {
                double surprise = -StrictMath.log((counts[pair * n + c] + SMOOTHING) / sum) / StrictMath.log(2);
                bits[pair * n + c] = (byte) Math.min(255, Math.round(surprise * 16));
            }
        }
        return new Plausibility(bits);
    }
}
