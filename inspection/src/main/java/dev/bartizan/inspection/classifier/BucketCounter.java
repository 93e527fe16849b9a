package dev.bartizan.inspection.classifier;

import java.util.Arrays;

/**
 * Counts the buckets of {@link TextFeatures} in an open-addressing table, one int an entry so that it stays in the fastest
 * cache. When three quarters are in use, new buckets are dropped. Reusable, not thread-safe.
 */
public final class BucketCounter {
    static final int COUNT_MAX = 255;
    private static final int SLOTS_MIN = 1 << 10;
    private static final int SLOTS_MAX = 1 << 15;

    private final int[] slots = new int[SLOTS_MAX];
    private final int[] used = new int[SLOTS_MAX / 4 * 3];
    private int mask = SLOTS_MIN - 1;
    private int room = SLOTS_MIN / 4 * 3;
    private int size;

    /** Forgets everything and makes room for the features of so many characters. */
    void clear(int chars) {
        int wanted = Integer.highestOneBit(Math.clamp(chars, SLOTS_MIN / 16, SLOTS_MAX / 16)) * 16;
        if (size * 8 < mask) {
            for (int i = 0; i < size; i++) {
                slots[used[i]] = 0;
            }
        } else {
            Arrays.fill(slots, 0, mask + 1, 0);
        }
        mask = wanted - 1;
        room = wanted / 4 * 3;
        size = 0;
    }

    /** Adds one; says how often the bucket has been added now, at most 255. */
    int add(int bucket) {
        int slot = (bucket * 0x9E3779B1 >>> 7) & mask;
        int entry = slots[slot];
        while (entry != 0) {
            if (entry >>> 8 == bucket) {
                int count = entry & COUNT_MAX;
                if (count < COUNT_MAX) {
                    slots[slot] = entry + 1;
                    count++;
                }
                return count;
            }
            slot = (slot + 1) & mask;
            entry = slots[slot];
        }
        if (size < room) {
            slots[slot] = bucket << 8 | 1;
            used[size++] = slot;
        }
        return 1;
    }

    /** Number of different buckets; they are numbered 0 to size - 1 in order of first sight. */
    public int size() {
        return size;
    }

    /** The bucket with this number. */
    public int keyAt(int index) {
        return slots[used[index]] >>> 8;
    }

    /** The count, 1..255, of the bucket with this number. */
    public int countAt(int index) {
        return slots[used[index]] & COUNT_MAX;
    }
}
