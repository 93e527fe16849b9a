package dev.bartizan.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes server-sent events to the client; opens the response with the first. Failures are {@link ClientGone}. */
final class EventWriter {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final ServerResponse response;
    private final Json json;
    private final Watchdog.Watch watch;
    private final Duration writeTimeout;
    private @Nullable OutputStream out;

    EventWriter(ServerResponse response, Json json, Watchdog.Watch watch, Duration writeTimeout) {
        this.response = response;
        this.json = json;
        this.watch = watch;
        this.writeTimeout = writeTimeout;
    }

    boolean started() {
        return out != null;
    }

    void send(List<ObjectNode> events) {
        if (!events.isEmpty()) {
            write(bytes(events), false);
        }
    }

    void keepAlive() {
        write(KEEP_ALIVE, false);
    }

    /** The remaining events and the end of the stream. */
    void done(List<ObjectNode> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(events));
        all.writeBytes(DONE);
        write(all.toByteArray(), true);
    }

    /** The remaining events, an error event, and the end without {@code [DONE]}. */
    void failed(List<ObjectNode> events, Refusal refusal) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(events));
        all.writeBytes(bytes(List.of(refusal.body(json))));
        write(all.toByteArray(), true);
    }

    private byte[] bytes(List<ObjectNode> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ObjectNode event : events) {
            all.writeBytes(DATA);
            all.writeBytes(json.bytes(event));
            all.writeBytes(END);
        }
        return all.toByteArray();
    }

    private void write(byte[] bytes, boolean last) {
        watch.arm(Watchdog.Limit.CLIENT_WRITE, writeTimeout);
        try {
            OutputStream open = out == null ? open() : out;
            out = open;
            open.write(bytes);
            open.flush();
            if (last) {
                open.close();
            }
        } catch (IOException | RuntimeException e) {
            throw new ClientGone();
        } finally {
            watch.disarm();
        }
    }

    private OutputStream open() {
        response.status(200);
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header("X-Accel-Buffering", "no");
        return response.outputStream();
    }
}
