package dev.bartizan.inspection.material;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts (fingerprint, document) pairs that do not fit in memory and writes a {@link SegmentFile}: full buffers are
 * sorted and put aside, in the end all are merged. Memory: the buffer, and 256 KB per file put aside.
 */
final class SegmentWriter implements AutoCloseable {
    /** A fingerprint of more documents than this is nobody's: a licence header, a famous saying, generated code. */
    static final int DOCUMENTS_SHARING_MAX = 20;

    /** Pairs fill all 64 bits; turned over, they sort as unsigned numbers do. */
    private static final long UNSIGNED = Long.MIN_VALUE;

    private static final int BUFFER_BYTES = 256 << 10;

    private final Path target;
    private final long[] buffer;
    private final List<Path> runs = new ArrayList<>();
    private int size;

    /** @param bufferPairs pairs sorted in memory at a time, 8 bytes each */
    SegmentWriter(Path target, int bufferPairs) {
        this.target = target;
        this.buffer = new long[bufferPairs];
    }

    void add(long hash, int document) throws IOException {
        if (size == buffer.length) {
            spill();
        }
        buffer[size++] = (hash << 24 | document) ^ UNSIGNED;
    }

    /**
     * Merges everything into the target file.
     *
     * @return how many pairs it holds
     */
    long finish() throws IOException {
        spill();
        PriorityQueue<Run> open = new PriorityQueue<>();
        try {
            for (Path run : runs) {
                Run opened = new Run(run);
                if (opened.advance()) {
                    open.add(opened);
                } else {
                    opened.close();
                }
            }
            return merge(open);
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    private long merge(PriorityQueue<Run> open) throws IOException {
        long[] directory = new long[SegmentFile.PREFIXES + 1];
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                BUFFER_BYTES))) {
            out.write(new byte[(int) SegmentFile.ENTRIES_START]);
            Group group = new Group(out, directory);
            while (!open.isEmpty()) {
                Run least = open.remove();
                group.add(least.head ^ UNSIGNED);
                if (least.advance()) {
                    open.add(least);
                } else {
                    least.close();
                }
            }
            group.flush();
        }
        long sum = 0;
        ByteBuffer head = ByteBuffer.allocate((int) SegmentFile.ENTRIES_START).putLong(SegmentFile.MAGIC);
        for (int i = 0; i < directory.length; i++) {
            head.putLong(sum);
            sum += directory[i];
        }
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            head.flip();
            for (long at = 0; head.hasRemaining(); ) {
                at += channel.write(head, at);
            }
            channel.force(true);
        }
        return sum;
    }

    private void spill() throws IOException {
        if (size == 0) {
            return;
        }
        Arrays.sort(buffer, 0, size);
        Path run = target.resolveSibling(target.getFileName() + ".run" + runs.size());
        runs.add(run);
        try (FileChannel out = FileChannel.open(run, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
            for (int i = 0; i < size; i++) {
                if (bytes.remaining() < Long.BYTES) {
                    drain(bytes, out);
                }
                bytes.putLong(buffer[i]);
            }
            drain(bytes, out);
        }
        size = 0;
    }

    private static void drain(ByteBuffer bytes, FileChannel out) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            int unused = out.write(bytes);
        }
        bytes.clear();
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    /** The documents of one fingerprint, written when the next one starts. */
    private static final class Group {
        private final DataOutputStream out;
        private final long[] counts;
        private final int[] documents = new int[DOCUMENTS_SHARING_MAX];
        private long hash = -1;
        private int size;
        private boolean common;
        private long last = -1;

        Group(DataOutputStream out, long[] counts) {
            this.out = out;
            this.counts = counts;
        }

        void add(long pair) throws IOException {
            if (pair == last) {
                return;
            }
            last = pair;
            if (pair >>> 24 != hash) {
                flush();
                hash = pair >>> 24;
                size = 0;
                common = false;
            }
            if (size == documents.length) {
                common = true;
            } else {
                documents[size++] = (int) (pair & SegmentFile.DOCUMENTS_MAX);
            }
        }

        void flush() throws IOException {
            if (common) {
                write(SegmentFile.COMMON);
                return;
            }
            for (int i = 0; i < size; i++) {
                write(documents[i]);
            }
        }

        private void write(int document) throws IOException {
            counts[(int) (hash >>> SegmentFile.REST_BITS)]++;
            long entry = (hash & ((1L << SegmentFile.REST_BITS) - 1)) << 24 | document;
            out.writeShort((int) (entry >>> 32));
            out.writeInt((int) entry);
        }
    }

    /** One sorted file that was put aside. */
    private static final class Run implements Comparable<Run> {
        private final DataInputStream in;
        private long head;

        Run(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES));
        }

        boolean advance() throws IOException {
            try {
                head = in.readLong();
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        void close() throws IOException {
            in.close();
        }

        @Override
        public int compareTo(Run other) {
            return Long.compare(head, other.head);
        }
    }
}
