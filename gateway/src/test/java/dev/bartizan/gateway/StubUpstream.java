package dev.bartizan.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A model server made of a bare socket, so that it can misbehave in every way. One behaviour at a time. */
final class StubUpstream implements AutoCloseable {
    /** Answers one request by writing to the connection; the connection is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger writesFailed = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile Behaviour behaviour = out -> {};

    StubUpstream() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    StubUpstream answering(Behaviour next) {
        behaviour = next;
        return this;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    List<String> bodies() {
        return bodies;
    }

    List<String> heads() {
        return heads;
    }

    /** Counted down when writing to the gateway failed, i.e. when the gateway hung up. */
    CountDownLatch cancelled() {
        return cancelled;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static Behaviour json(String body) {
        return status(200, "", body);
    }

    static Behaviour status(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return out -> write(
                out,
                "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                        + bytes.length + "\r\n\r\n" + body);
    }

    /** A stream of events, one per payload. */
    static Behaviour events(List<String> payloads) {
        return out -> {
            streamHead(out);
            for (String payload : payloads) {
                chunk(out, "data: " + payload + "\n\n");
            }
            write(out, "0\r\n\r\n");
        };
    }

    static void streamHead(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(out, Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            int length = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
            heads.add(head);
            bodies.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            behaviour.answer(socket.getOutputStream());
        } catch (IOException e) {
            writesFailed.incrementAndGet();
            cancelled.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the gateway hung up");
            }
            head.append((char) c);
        }
        return head.toString();
    }
}
