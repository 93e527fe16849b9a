package dev.bartizan.inspection.classifier;

import java.util.Arrays;

/** Sums of {@link LinearHeads} over the features of a text, by namespace and head. Reusable, not thread-safe. */
final class HeadSums {
    private static final int STRIDE = 8;
    private static final int CHUNK = 512;
    private static final float[] LOG_COUNT = LinearHeads.logCounts();

    // Sums of products of bytes stay below 2^31: at most 45,600 features of 255 x 127.
    private final int[] dots = new int[TextFeatures.NAMESPACES * STRIDE];
    private final long[] norms = new long[TextFeatures.NAMESPACES];
    private final double[] extraDots = new double[TextFeatures.NAMESPACES * STRIDE];
    private final double[] extraNorms = new double[TextFeatures.NAMESPACES];

    private final long[] chunk = new long[CHUNK];

    void clear() {
        Arrays.fill(dots, 0);
        Arrays.fill(norms, 0);
        Arrays.fill(extraDots, 0);
        Arrays.fill(extraNorms, 0);
    }

    double norm(int namespace) {
        return norms[namespace] + extraNorms[namespace];
    }

    double dot(int namespace, int head) {
        return dots[namespace * STRIDE + head] + extraDots[namespace * STRIDE + head];
    }

    /** Adds the first {@code n} buckets, each as if it came for the first time. */
    void add(int namespace, long[] rows, int[] buckets, int n) {
        for (int from = 0; from < n; from += CHUNK) {
            int size = Math.min(CHUNK, n - from);
            // Reads first, sums later: the processor waits for many far reads at once, not for one after the other.
            for (int i = 0; i < size; i++) {
                chunk[i] = rows[buckets[from + i]];
            }
            add(namespace, size);
        }
    }

    private void add(int namespace, int size) {
        int d0 = 0;
        int d1 = 0;
        int d2 = 0;
        int d3 = 0;
        int d4 = 0;
        int d5 = 0;
        int d6 = 0;
        int norm = 0;
        for (int i = 0; i < size; i++) {
            long row = chunk[i];
            int idf = (int) row & 0xff;
            d0 += idf * (byte) (row >>> 8);
            d1 += idf * (byte) (row >>> 16);
            d2 += idf * (byte) (row >>> 24);
            d3 += idf * (byte) (row >>> 32);
            d4 += idf * (byte) (row >>> 40);
            d5 += idf * (byte) (row >>> 48);
            d6 += idf * (byte) (row >>> 56);
            norm += idf * idf;
        }
        int at = namespace * STRIDE;
        dots[at] += d0;
        dots[at + 1] += d1;
        dots[at + 2] += d2;
        dots[at + 3] += d3;
        dots[at + 4] += d4;
        dots[at + 5] += d5;
        dots[at + 6] += d6;
        norms[namespace] += norm;
    }

    /** Takes back what {@link #add} gives too much for buckets that came before: the n-th adds ln(n) - ln(n - 1). */
    void repeat(int namespace, long[] rows, int[] buckets, int n, BucketCounter counter) {
        for (int i = 0; i < n; i++) {
            int count = counter.add(buckets[i]);
            if (count > 1) {
                float now = LOG_COUNT[count];
                float before = count == BucketCounter.COUNT_MAX ? now : LOG_COUNT[count - 1];
                again(namespace, rows[buckets[i]], now - before - 1, now * now - before * before - 1);
            }
        }
    }

    private void again(int namespace, long row, double dotFactor, double normFactor) {
        int idf = (int) row & 0xff;
        double value = dotFactor * idf;
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            extraDots[namespace * STRIDE + head] += value * (byte) (row >>> (8 * head + 8));
        }
        extraNorms[namespace] += normFactor * idf * idf;
    }

    /** Adds one bucket that came several times. */
    void add(int namespace, long row, float logCount) {
        again(namespace, row, logCount, (double) logCount * logCount);
    }

    /** Adds what another holds. */
    void add(HeadSums other) {
        for (int i = 0; i < dots.length; i++) {
            dots[i] += other.dots[i];
        }
        for (int i = 0; i < norms.length; i++) {
            norms[i] += other.norms[i];
        }
    }
}
