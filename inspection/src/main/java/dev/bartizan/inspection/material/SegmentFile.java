package dev.bartizan.inspection.material;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A sorted list of (fingerprint, document) pairs, mapped into memory. Immutable and thread-safe; a look-up touches two or
 * three pages.
 *
 * <p>Layout, big-endian: magic {@code BZFP0001}; a directory of 65,537 longs, the number of the first entry for each
 * value of the upper 16 bits of a fingerprint; entries of six bytes, the lower 24 bits of the fingerprint and 24 bits of
 * document number. Document {@link #COMMON} marks a fingerprint of so many documents that it says nothing.
 */
final class SegmentFile {
    static final long MAGIC = 0x425A_4650_3030_3031L;
    static final int PREFIXES = 1 << 16;
    static final int REST_BITS = Fingerprints.HASH_BITS - 16;
    static final long DIRECTORY_START = Long.BYTES;
    static final long ENTRIES_START = DIRECTORY_START + (PREFIXES + 1L) * Long.BYTES;
    static final int ENTRY_BYTES = 6;
    static final int DOCUMENTS_MAX = (1 << 24) - 1;
    static final int COMMON = DOCUMENTS_MAX;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment file;

    private SegmentFile(MemorySegment file) {
        this.file = file;
    }

    /** Receives the documents of a fingerprint. */
    interface Documents {
        void add(int document);
    }

    /** @throws IOException when the file cannot be read or is not a whole segment */
    static SegmentFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            // Unmapped when the last reader is gone, so a corpus may be removed while it is read.
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            if (size < ENTRIES_START
                    || file.get(LONG, 0) != MAGIC
                    || size != ENTRIES_START + file.get(LONG, ENTRIES_START - Long.BYTES) * ENTRY_BYTES) {
                throw new IOException(path.getFileName() + ": not a whole fingerprint file");
            }
            return new SegmentFile(file);
        }
    }

    /** Number of pairs. */
    long size() {
        return directory(PREFIXES);
    }

    void find(long hash, Documents documents) {
        int prefix = (int) (hash >>> REST_BITS);
        long wanted = (hash & ((1L << REST_BITS) - 1)) << 24;
        long low = directory(prefix);
        long end = directory(prefix + 1);
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (entry(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (long i = low; i < end; i++) {
            long entry = entry(i);
            if (entry >>> 24 != wanted >>> 24) {
                return;
            }
            documents.add((int) (entry & DOCUMENTS_MAX));
        }
    }

    private long directory(int prefix) {
        return file.get(LONG, DIRECTORY_START + (long) prefix * Long.BYTES);
    }

    private long entry(long index) {
        long at = ENTRIES_START + index * ENTRY_BYTES;
        return (file.get(SHORT, at) & 0xFFFFL) << 32 | (file.get(INT, at + 2) & 0xFFFFFFFFL);
    }
}
