package dev.bartizan.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines of bytes with a bound on their length: a longer line is skipped to its end and reported as too long. */
final class LineReader {
    private final InputStream in;
    private final int max;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean first = true;

    LineReader(InputStream in, int max) {
        this.in = in;
        this.max = max;
    }

    /**
     * One line.
     *
     * @param bytes without the line end; empty when too long
     * @param tooLong whether it passed the bound
     * @param max the bound, bytes
     */
    record Line(byte[] bytes, boolean tooLong, int max) {
        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }

        /** The line as text. */
        String text() throws BadLineException {
            if (tooLong) {
                throw new BadLineException("line: too long (expected: at most " + max + " bytes)");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException invalid) {
                throw new BadLineException("line: not valid UTF-8 (expected: JSON in UTF-8)", invalid);
            }
        }
    }

    /** A line that cannot be used; the message never quotes it. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1;

        private final String problem;

        BadLineException(String problem) {
            super(problem);
            this.problem = problem;
        }

        BadLineException(String problem, Throwable cause) {
            super(problem, cause);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** The next line, empty at the end of the input. */
    Optional<Line> next() throws IOException {
        byte[] line = new byte[256];
        int size = 0;
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int count = end - position;
            if (size + count > max) {
                tooLong = true;
                size = 0;
                line = new byte[0];
            } else if (!tooLong) {
                if (size + count > line.length) {
                    line = Arrays.copyOf(line, Math.min(max, Math.max(size + count, line.length * 2)));
                }
                System.arraycopy(buffer, position, line, size, count);
                size += count;
            }
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return any ? Optional.of(new Line(withoutMark(line, size), tooLong, max)) : Optional.empty();
    }

    /** Whether more bytes can be read without waiting. */
    boolean hasBuffered() {
        return position < limit;
    }

    private byte[] withoutMark(byte[] line, int size) {
        boolean mark = first && size >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
        first = false;
        return Arrays.copyOfRange(line, mark ? 3 : 0, size);
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
