package dev.bartizan.inspection.classifier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Words that are used alike, as numbered clusters of two sizes, learnt from how words occur together (training module).
 * Knows words only by their hash. Immutable.
 *
 * <p>Word clusters as features for small linear models: Turian, Ratinov and Bengio, "Word representations", ACL 2010.
 */
public final class Meanings {
    /** Number of fine clusters at most; 0 stands for words not known. */
    public static final int FINE_MAX = 1024;
    /** Number of coarse clusters at most. */
    public static final int COARSE_MAX = 64;

    private static final int WORDS_MAX = 80_000;

    private final int[] words;
    private final short[] clusters;
    private final byte[] coarse;
    private final int[] slots;
    private final short[] slotClusters;
    private final int mask;

    /**
     * @param words hashes of words, all different
     * @param clusters per word its fine cluster, 1 to {@link #FINE_MAX} - 1
     * @param coarse per fine cluster its coarse cluster, 0 to {@link #COARSE_MAX} - 1
     */
    public Meanings(int[] words, short[] clusters, byte[] coarse) {
        if (words.length > WORDS_MAX || words.length != clusters.length || coarse.length > FINE_MAX) {
            throw new ModelFormatException("meanings: " + words.length + " words (expected: at most " + WORDS_MAX
                    + " and a cluster for each)");
        }
        for (short cluster : clusters) {
            if (cluster < 1 || cluster >= coarse.length) {
                throw new ModelFormatException(
                        "meanings: cluster " + cluster + " (expected: 1.." + (coarse.length - 1) + ")");
            }
        }
        this.words = words.clone();
        this.clusters = clusters.clone();
        this.coarse = coarse.clone();
        int capacity = Integer.highestOneBit(Math.max(4, words.length * 2)) * 2;
        mask = capacity - 1;
        slots = new int[capacity];
        slotClusters = new short[capacity];
        for (int i = 0; i < words.length; i++) {
            int slot = slot(words[i]);
            slots[slot] = words[i];
            slotClusters[slot] = clusters[i];
        }
    }

    /** Knows no word. */
    public static Meanings none() {
        return new Meanings(new int[0], new short[0], new byte[0]);
    }

    /** Fine cluster of the word with this hash, 0 when it is not known. */
    int fine(int hash) {
        return slotClusters[slot(hash)];
    }

    /** Coarse cluster of a fine cluster. */
    int coarse(int fine) {
        return fine < coarse.length ? coarse[fine] : 0;
    }

    private int slot(int hash) {
        int slot = (hash * 0x9E3779B1 >>> 9) & mask;
        while (slotClusters[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(words.length);
        for (int word : words) {
            out.writeInt(word);
        }
        for (short cluster : clusters) {
            out.writeShort(cluster);
        }
        out.writeInt(coarse.length);
        out.write(coarse);
    }

    static Meanings read(DataInputStream in) throws IOException {
        int size = count(in, WORDS_MAX);
        int[] words = new int[size];
        for (int i = 0; i < size; i++) {
            words[i] = in.readInt();
        }
        short[] clusters = new short[size];
        for (int i = 0; i < size; i++) {
            clusters[i] = in.readShort();
        }
        byte[] coarse = new byte[count(in, FINE_MAX)];
        in.readFully(coarse);
        return new Meanings(words, clusters, coarse);
    }

    private static int count(DataInputStream in, int max) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > max) {
            throw new ModelFormatException("meanings: " + count + " entries (expected: 0.." + max + ")");
        }
        return count;
    }
}
