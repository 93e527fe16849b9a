package dev.bartizan.inspection.material;

import java.util.Arrays;

/**
 * The winnowed fingerprints of a sequence of units: of each window of neighbouring hashes the smallest, the rightmost of
 * equals (Schleimer, Wilkerson and Aiken 2003, robust winnowing). Hashes have {@value #HASH_BITS} bits. Immutable.
 */
final class Fingerprints {
    static final int HASH_BITS = 40;

    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final long[] hashes;
    private final int[] positions;

    private Fingerprints(long[] hashes, int[] positions) {
        this.hashes = hashes;
        this.positions = positions;
    }

    static Fingerprints of(Units units, Scheme scheme) {
        long[] all = allHashes(units, scheme.grams());
        int count = all.length;
        long[] hashes = new long[count / Math.max(1, scheme.window() / 2) + 16];
        int[] positions = new int[hashes.length];
        int size = 0;
        int smallest = -1;
        int window = Math.min(scheme.window(), count);
        for (int last = window - 1; last < count && last >= 0; last++) {
            int first = last - window + 1;
            int before = smallest;
            if (smallest < first) {
                smallest = first;
                for (int i = first + 1; i <= last; i++) {
                    smallest = all[i] <= all[smallest] ? i : smallest;
                }
            } else if (all[last] < all[smallest]) {
                smallest = last;
            }
            if (smallest != before && isTelling(units, smallest, scheme)) {
                if (size == hashes.length) {
                    hashes = Arrays.copyOf(hashes, size * 2);
                    positions = Arrays.copyOf(positions, size * 2);
                }
                hashes[size] = all[smallest];
                positions[size++] = smallest;
            }
        }
        return new Fingerprints(Arrays.copyOf(hashes, size), Arrays.copyOf(positions, size));
    }

    /** The hash of every run of {@code grams} units. */
    static long[] allHashes(Units units, int grams) {
        int count = Math.max(0, units.size() - grams + 1);
        long[] all = new long[count];
        long leaving = 1;
        for (int i = 1; i < grams; i++) {
            leaving *= BASE;
        }
        long rolling = 0;
        for (int i = 0; i < units.size(); i++) {
            if (i >= grams) {
                rolling -= units.hash(i - grams) * leaving;
            }
            rolling = rolling * BASE + units.hash(i);
            if (i >= grams - 1) {
                all[i - grams + 1] = Units.mix(rolling) >>> (64 - HASH_BITS);
            }
        }
        return all;
    }

    private static boolean isTelling(Units units, int position, Scheme scheme) {
        int distinct = 0;
        for (int i = position; i < position + scheme.grams() && distinct < scheme.distinctMin(); i++) {
            boolean seen = false;
            for (int j = position; j < i && !seen; j++) {
                seen = units.hash(j) == units.hash(i);
            }
            distinct += seen ? 0 : 1;
        }
        return distinct >= scheme.distinctMin();
    }

    int size() {
        return hashes.length;
    }

    /** A number of {@value #HASH_BITS} bits. */
    long hash(int index) {
        return hashes[index];
    }

    /** The first unit a fingerprint covers; positions rise with the index. */
    int position(int index) {
        return positions[index];
    }
}
