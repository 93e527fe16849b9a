package dev.bartizan.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2) of which only {@code data} and comments matter here. Lines end in LF,
 * CR LF or CR. An event of more than the given bytes is an {@link UpstreamFailure}, so an endless line cannot fill memory.
 */
final class SseReader {
    /** What came. */
    sealed interface Event permits Data, Comment, End {}

    /** The data of one event, its lines joined by LF. */
    record Data(String text) implements Event {}

    /** A comment line, as servers send to keep a connection alive. */
    record Comment() implements Event {}

    /** No more events. An event that was not finished by an empty line is dropped, as the standard says. */
    record End() implements Event {}

    private static final int BUFFER_BYTES = 8192;

    /** The source of bytes, as {@link java.io.InputStream#read(byte[])}. */
    @FunctionalInterface
    interface Source {
        int read(byte[] buffer);
    }

    private final Source source;
    private final int eventBytesMax;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int filled;
    private boolean afterReturn;

    SseReader(Source source, int eventBytesMax) {
        this.source = source;
        this.eventBytesMax = eventBytesMax;
    }

    Event next() {
        StringBuilder data = new StringBuilder();
        boolean any = false;
        while (readLine()) {
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.isEmpty()) {
                if (any) {
                    return new Data(data.toString());
                }
            } else if (text.startsWith(":")) {
                if (!any) {
                    return new Comment();
                }
            } else if (text.startsWith("data:")) {
                if (any) {
                    data.append('\n');
                }
                data.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
                any = true;
                if (data.length() > eventBytesMax) {
                    throw tooLong();
                }
            }
        }
        // Some servers leave out the empty line after the very last event.
        return any && data.toString().equals("[DONE]") ? new Data(data.toString()) : new End();
    }

    /** Reads one line into {@link #line}; false at the end of the stream. */
    private boolean readLine() {
        line.reset();
        boolean any = false;
        while (true) {
            if (position == filled && !fill()) {
                return any;
            }
            byte b = buffer[position++];
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                return true;
            }
            any = true;
            line.write(b);
            if (line.size() > eventBytesMax) {
                throw tooLong();
            }
        }
    }

    private boolean fill() {
        int read = source.read(buffer);
        position = 0;
        filled = Math.max(0, read);
        return read > 0;
    }

    private UpstreamFailure tooLong() {
        return UpstreamFailure.broken("an event of its stream is longer than " + eventBytesMax + " bytes");
    }
}
