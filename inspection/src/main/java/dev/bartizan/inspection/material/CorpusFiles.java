package dev.bartizan.inspection.material;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The files of a folder that can be indexed. Hidden folders and symbolic links are not followed. */
final class CorpusFiles {
    /** Larger files are left out: a long novel has 3 MB. */
    static final long FILE_BYTES_MAX = 16 << 20;

    private static final int BINARY_LOOK = 8 << 10;
    private static final Set<String> CODE = Set.of(("java kt kts scala groovy clj c h cc cpp cxx hpp hh cs fs vb go rs"
                    + " swift m mm zig d py pyx pyi rb php js jsx mjs cjs ts tsx vue svelte pl pm lua r jl hs ml mli ex exs"
                    + " erl hrl dart nim pas f f90 f95 asm s sh bash zsh ps1 bat sql proto gradle cmake cu cl glsl hlsl sol"
                    + " tf nix el lisp scm rkt tcl v sv vhd vhdl awk css scss less")
            .split(" "));
    private static final Set<String> DATA = Set.of(
            "json jsonl ndjson csv tsv lock svg map geojson xml yaml yml toml plist po pot min ipynb log".split(" "));

    private CorpusFiles() {}

    /** Receives each regular file; {@code bytes} is its size. */
    interface Each {
        void file(Path file, long bytes) throws IOException;
    }

    static void walk(Path folder, Each each) throws IOException {
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                boolean hidden =
                        !dir.equals(folder) && String.valueOf(dir.getFileName()).startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    each.file(file, attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                each.file(file, -1);
                return FileVisitResult.CONTINUE;
            }
        };
        Path unused = Files.walkFileTree(folder, visitor);
    }

    /** What a file holds by its name; empty for data. */
    static Optional<Scheme> scheme(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        if (DATA.contains(extension) || name.endsWith(".min.js") || name.endsWith(".min.css")) {
            return Optional.empty();
        }
        boolean code = CODE.contains(extension) || name.equals("makefile") || name.equals("dockerfile");
        return Optional.of(code ? Scheme.CODE : Scheme.TEXT);
    }

    /** The text of a file; UTF-8, or Latin-1 when it is not; empty when it is binary. */
    static Optional<String> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < Math.min(bytes.length, BINARY_LOOK); i++) {
            if (bytes[i] == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }
}
