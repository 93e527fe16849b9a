package dev.bartizan.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the very file a score came from. */
final class ModelDigest {
    private static final int SHOWN = 8;

    private ModelDigest() {}

    /** The first 8 hexadecimal digits of the model file's SHA-256. */
    static String sha256Start(OnnxSettings settings) {
        try (InputStream in = Files.newInputStream(settings.model())) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, SHOWN);
        } catch (IOException e) {
            throw new ModelLoadException(
                    "classifier %s: model: %s cannot be read (expected: a readable .onnx file)"
                            .formatted(settings.name(), settings.model()),
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
