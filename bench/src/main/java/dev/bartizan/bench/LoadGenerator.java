package dev.bartizan.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A small HTTP/1.1 load generator on loopback: each client keeps one connection and sends its next request when the
 * answer has been read. Written here because a generator that costs more than the server measures itself.
 */
final class LoadGenerator {
    private final int port;
    private final byte[] request;

    LoadGenerator(int port, String path, String key, String body) {
        this.port = port;
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        request = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
    }

    /**
     * What one slice measured.
     *
     * @param perSecond answers per second
     * @param p50Micros median latency
     * @param p99Micros 99th percentile
     * @param errors answers other than 200
     */
    record Slice(double perSecond, long p50Micros, long p99Micros, int errors) {}

    Slice run(int clients, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        List<Long> latencies = new ArrayList<>();
        int errors = 0;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(pool.submit(() -> new Client().run(end)));
            }
            for (Future<Client> future : running) {
                try {
                    Client client = future.get();
                    latencies.addAll(client.latencies);
                    errors += client.errors;
                } catch (ExecutionException e) {
                    errors++;
                }
            }
        }
        latencies.sort(null);
        if (latencies.isEmpty()) {
            return new Slice(0, 0, 0, errors);
        }
        return new Slice(
                latencies.size() * 1000.0 / millis,
                latencies.get(latencies.size() / 2) / 1000,
                latencies.get(latencies.size() * 99 / 100) / 1000,
                errors);
    }

    private final class Client {
        private final List<Long> latencies = new ArrayList<>();
        private int errors;

        Client run(long end) throws IOException {
            try (Socket socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
                OutputStream out = socket.getOutputStream();
                InputStream in = new BufferedInputStream(socket.getInputStream(), 8_192);
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    out.write(request);
                    out.flush();
                    if (!answer(in)) {
                        errors++;
                    }
                    latencies.add(System.nanoTime() - start);
                }
            }
            return this;
        }

        private boolean answer(InputStream in) throws IOException {
            boolean ok = line(in).contains(" 200");
            long length = -1;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Long.parseLong(header.substring(15).trim());
                }
            }
            if (length >= 0) {
                in.skipNBytes(length);
                return ok;
            }
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
            return ok;
        }

        private String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
