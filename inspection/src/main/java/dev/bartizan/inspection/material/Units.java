package dev.bartizan.inspection.material;

import java.util.Arrays;

/** The words or tokens of a text: a hash and a place each. Filled once, by one thread. */
final class Units {
    /** What a word or token weighs; a character of a script without blanks weighs half of it. */
    static final int FULL = 2;

    static final int HALF = 1;

    private long[] hashes;
    private int[] starts;
    private int[] ends;
    private byte[] weights;
    private int size;

    Units(int capacity) {
        hashes = new long[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        weights = new byte[capacity];
    }

    void add(long hash, int start, int end, int weight) {
        if (size == hashes.length) {
            int capacity = size * 2 + 16;
            hashes = Arrays.copyOf(hashes, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        hashes[size] = hash;
        starts[size] = start;
        ends[size] = end;
        weights[size++] = (byte) weight;
    }

    int size() {
        return size;
    }

    long hash(int unit) {
        return hashes[unit];
    }

    /** First place of a unit in the text. */
    int start(int unit) {
        return starts[unit];
    }

    /** Place after a unit in the text. */
    int end(int unit) {
        return ends[unit];
    }

    /** Weight of the units {@code [from, to)} together. */
    int weight(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** One number for the whole sequence: equal for documents that differ only in layout. */
    long contentHash() {
        long hash = size;
        for (int i = 0; i < size; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + hashes[i];
        }
        return mix(hash);
    }

    /** First step of hashing the characters of a unit. */
    static final long SEED = 0xCBF29CE484222325L;

    /** Next step of hashing the characters of a unit (FNV-1a). */
    static long step(long hash, int c) {
        return (hash ^ c) * 0x100000001B3L;
    }

    /** Finaliser of MurmurHash3 (64 bit). */
    static long mix(long value) {
        long h = value;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }
}
