package dev.bartizan.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Replaces {@code ${NAME}} by an environment variable and {@code ${file:PATH}} by a file's content without its trailing
 * line end (at most 64 KiB). {@code $${} stands for a literal {@code ${}. Relative paths start at the configuration file.
 */
final class Substitution {
    private static final long FILE_BYTES_MAX = 64 * 1024;

    private final Map<String, String> environment;
    private final Path base;

    Substitution(Map<String, String> environment, Path base) {
        this.environment = Map.copyOf(environment);
        this.base = base;
    }

    /** The outcome: the text, and what could not be resolved. */
    sealed interface Result {
        record Resolved(String text) implements Result {}

        record Unresolved(String reference, String expected) implements Result {}
    }

    Result apply(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("${", at);
            if (start < 0) {
                break;
            }
            if (start > at && text.charAt(start - 1) == '$') {
                out.append(text, at, start - 1).append("${");
                at = start + 2;
                continue;
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                return new Result.Unresolved(text.substring(start), "a closing }");
            }
            out.append(text, at, start);
            switch (reference(text.substring(start + 2, end))) {
                case Result.Resolved resolved -> out.append(resolved.text());
                case Result.Unresolved unresolved -> {
                    return unresolved;
                }
            }
            at = end + 1;
        }
        return new Result.Resolved(out.append(text, at, text.length()).toString());
    }

    private Result reference(String name) {
        if (name.startsWith("file:")) {
            return file(name);
        }
        String value = environment.get(name);
        return value == null
                ? new Result.Unresolved("${" + name + "}", "environment variable " + name + " to be set")
                : new Result.Resolved(value);
    }

    private Result file(String name) {
        Path path = base.resolve(name.substring("file:".length()));
        try {
            if (Files.size(path) > FILE_BYTES_MAX) {
                return new Result.Unresolved("${" + name + "}", "a file of at most 64 KiB");
            }
            return new Result.Resolved(Files.readString(path).stripTrailing());
        } catch (IOException e) {
            return new Result.Unresolved("${" + name + "}", "a readable text file");
        }
    }
}
