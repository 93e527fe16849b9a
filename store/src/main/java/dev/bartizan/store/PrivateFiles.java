package dev.bartizan.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files only their owner can read. */
final class PrivateFiles {
    private PrivateFiles() {}

    static void createEmptyIfAbsent(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            createDirectory(file);
            Files.createFile(file, ownerOnly("rw-------"));
        } catch (IOException e) {
            if (Files.isRegularFile(file)) {
                // Another process was faster; its file is as good.
                return;
            }
            throw new StoreException(
                    StoreException.Kind.SETTINGS,
                    "database file " + file + ": cannot be made (expected: a directory this user may write)",
                    e);
        }
    }

    /** Writes a new file and its directory entry to the disk; the file appears whole or not at all. */
    static void createDurably(Path file, byte[] bytes) throws IOException {
        createDirectory(file);
        Path draft = Files.createTempFile(directory(file), ".new", "", ownerOnly("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            // A hard link fails when the name is taken, so two starting processes never overwrite each other.
            Files.createLink(file, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel channel = FileChannel.open(directory(file), Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        }
    }

    private static void createDirectory(Path file) throws IOException {
        if (!Files.isDirectory(directory(file))) {
            Files.createDirectories(directory(file), ownerOnly("rwx------"));
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
