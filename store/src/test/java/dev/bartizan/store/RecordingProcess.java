package dev.bartizan.store;

import dev.bartizan.domain.Exchange;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** Main of the process {@link KilledStoreTest} kills: records exchanges for ever and prints each id it got back. */
final class RecordingProcess {
    private static final int THREADS = 16;

    private RecordingProcess() {}

    public static void main(String[] args) {
        Store store = Store.open(StoreSettings.of(args[0], Path.of(args[1])));
        // Unbuffered, and one write per line: what is printed was acknowledged.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Examples examples = new Examples();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            Thread.ofPlatform().start(() -> {
                for (long i = 0; ; i++) {
                    Instant at = Examples.START.plusMillis(i * THREADS + number);
                    Exchange exchange = examples.plain(at, "p" + number, text(at));
                    store.exchanges().accept(exchange);
                    print(out, exchange.id());
                }
            });
        }
    }

    /** Long enough to be packed. */
    static String text(Instant at) {
        return ("said at " + at + " ").repeat(40);
    }

    private static void print(FileOutputStream out, String id) {
        try {
            out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
