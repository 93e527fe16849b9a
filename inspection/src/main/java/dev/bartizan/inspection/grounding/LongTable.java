package dev.bartizan.inspection.grounding;

import java.util.Arrays;

/**
 * Maps long keys to small numbers given out in order of arrival: open addressing, grows by doubling. The step between slots depends
 * on other bits of the key than the first slot, so that texts made to collide do not slow it down.
 */
final class LongTable {
    static final int ABSENT = -1;

    private long[] keys = new long[256];
    private int[] values = new int[256];
    private int size;

    LongTable() {
        Arrays.fill(values, ABSENT);
    }

    int size() {
        return size;
    }

    boolean has(long key) {
        return find(key) != ABSENT;
    }

    /** The number of the key, or {@link #ABSENT}. */
    int find(long key) {
        return values[slot(key, keys, values)];
    }

    /** The number of the key, given out now when it is new. */
    int add(long key) {
        int slot = slot(key, keys, values);
        if (values[slot] == ABSENT) {
            keys[slot] = key;
            values[slot] = size++;
            if (size * 2 > keys.length) {
                grow();
                return size - 1;
            }
        }
        return values[slot];
    }

    /** Spreads two keys into one, order matters. */
    static long join(long left, long right) {
        long h = left * 0x9E3779B97F4A7C15L + Long.rotateLeft(right, 23) * 0xC2B2AE3D27D4EB4FL;
        return h ^ (h >>> 29);
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        int[] moreValues = new int[keys.length * 2];
        Arrays.fill(moreValues, ABSENT);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != ABSENT) {
                int slot = slot(keys[i], moreKeys, moreValues);
                moreKeys[slot] = keys[i];
                moreValues[slot] = values[i];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }

    private static int slot(long key, long[] keys, int[] values) {
        int mask = keys.length - 1;
        long h = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (h ^ (h >>> 32)) & mask;
        int step = (int) (h >>> 33) | 1;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + step) & mask;
        }
        return slot;
    }
}
