package dev.bartizan.inspection.material;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The paths of a corpus's documents by number, mapped into memory. Layout, big-endian: the paths as UTF-8, one after the
 * other; a long per document and one more, where each starts; a long, their number. Immutable and thread-safe.
 */
final class DocumentTable {
    static final String FILE_NAME = "documents.tab";

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment file;
    private final long starts;
    private final long count;

    private DocumentTable(MemorySegment file, long starts, long count) {
        this.file = file;
        this.starts = starts;
        this.count = count;
    }

    static DocumentTable open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            long count = size < 2 * Long.BYTES ? -1 : file.get(LONG, size - Long.BYTES);
            long starts = size - (count + 2) * Long.BYTES;
            if (count < 0 || count > SegmentFile.DOCUMENTS_MAX || starts < 0) {
                throw new IOException(path.getFileName() + ": not a whole document table");
            }
            return new DocumentTable(file, starts, count);
        }
    }

    /** The path of a document, relative to the folder that was added, parts separated by {@code /}. */
    String path(int document) {
        if (document >= count) {
            return "";
        }
        long from = file.get(LONG, starts + (long) document * Long.BYTES);
        long to = file.get(LONG, starts + (document + 1L) * Long.BYTES);
        byte[] bytes = file.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes a table; keeps eight bytes per document in memory. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private long[] starts = new long[1024];
        private int size;
        private long written;

        Writer(Path folder) throws IOException {
            out = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE_NAME)), 1 << 16));
        }

        int size() {
            return size;
        }

        void add(String path) throws IOException {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
            }
            starts[size++] = written;
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            out.write(bytes);
            written += bytes.length;
        }

        @Override
        public void close() throws IOException {
            for (int i = 0; i < size; i++) {
                out.writeLong(starts[i]);
            }
            out.writeLong(written);
            out.writeLong(size);
            out.close();
        }
    }
}
