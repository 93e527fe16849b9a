package dev.bartizan.inspection.classifier;

/** Counts int keys in a fixed open-addressing table. When three quarters are in use, new keys are dropped. */
public final class IntCounter {
    private static final int COUNT_MAX = 255;

    private final int[] keys;
    private final short[] counts;
    private final int[] used;
    private final int mask;
    private int size;

    /** @param capacity number of slots, a power of two */
    public IntCounter(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity: " + capacity + " (expected: a power of two)");
        }
        keys = new int[capacity];
        counts = new short[capacity];
        used = new int[capacity / 4 * 3 + 1];
        mask = capacity - 1;
    }

    void add(int key) {
        int slot = (key * 0x9E3779B1 >>> 7) & mask;
        while (counts[slot] != 0) {
            if (keys[slot] == key) {
                if (counts[slot] < COUNT_MAX) {
                    counts[slot]++;
                }
                return;
            }
            slot = (slot + 1) & mask;
        }
        if (size < used.length - 1) {
            keys[slot] = key;
            counts[slot] = 1;
            used[size++] = slot;
        }
    }

    /** Count of a key, 0 when it was not added (or dropped), at most 255. */
    int count(int key) {
        int slot = (key * 0x9E3779B1 >>> 7) & mask;
        while (counts[slot] != 0) {
            if (keys[slot] == key) {
                return counts[slot];
            }
            slot = (slot + 1) & mask;
        }
        return 0;
    }

    /** Number of different keys; they are numbered 0 to size - 1 in order of first sight. */
    public int size() {
        return size;
    }

    /** The key with this number. */
    public int keyAt(int index) {
        return keys[used[index]];
    }

    /** The count, 1..255, of the key with this number. */
    public int countAt(int index) {
        return counts[used[index]];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[used[i]] = 0;
        }
        size = 0;
    }
}
