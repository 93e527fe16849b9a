package dev.bartizan.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Debian's nginx as a plain keep-alive proxy before the stub upstream: the yardstick of the load test. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Starts nginx, or says nothing is there when it is not installed. */
    static Optional<Nginx> start(int upstreamPort) throws IOException, InterruptedException {
        Path binary = Path.of("/usr/sbin/nginx");
        if (!Files.isExecutable(binary)) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path dir = Files.createTempDirectory("bartizan-bench");
        Path conf = dir.resolve("nginx.conf");
        Files.writeString(conf, """
            daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;
            events { worker_connections 2048; }
            http {
              access_log off; keepalive_requests 1000000;
              client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
              uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
              upstream stub { server 127.0.0.1:%2$d; keepalive 256; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:%3$d;
                location / {
                  proxy_pass http://stub; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;
                }
              }
            }
            """.formatted(dir, upstreamPort, port));
        Process process = new ProcessBuilder(binary.toString(), "-c", conf.toString(), "-p", dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor(700, TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        return Optional.of(new Nginx(process, port));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
