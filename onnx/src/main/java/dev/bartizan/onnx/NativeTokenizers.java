package dev.bartizan.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings the tokenizer library reads when its native part is loaded. It must not look for GPUs, ask the network, or load
 * what somebody else left in a shared folder, so the library file goes to a fresh private folder unless the operator names
 * one ({@code DJL_CACHE_DIR}).
 */
final class NativeTokenizers {
    private static final String FOLDER = "DJL_CACHE_DIR";

    private NativeTokenizers() {}

    static synchronized void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        boolean named = Optional.ofNullable(System.getenv(FOLDER)).isPresent()
                || Optional.ofNullable(System.getProperty(FOLDER)).isPresent();
        if (named) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("bartizan-tokenizers");
            System.setProperty(FOLDER, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        } catch (IOException e) {
            throw new ModelLoadException(
                    "the tokenizer library cannot be unpacked: no temporary folder can be made (expected: a writable"
                            + " java.io.tmpdir, or DJL_CACHE_DIR set to a writable folder)",
                    e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
