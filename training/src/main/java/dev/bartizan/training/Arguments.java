package dev.bartizan.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command line of the mains here.
 *
 * @param data folder with {@code prompts} and {@code harmful_requests}
 * @param output where the result goes
 * @param onlyClearLicences leave out sources without a clear licence
 */
record Arguments(Path data, Path output, boolean onlyClearLicences) {
    private static final String FLAG = "--only-clear-licences";

    static Arguments parse(String[] args, String use) {
        List<String> rest = new ArrayList<>(List.of(args));
        boolean onlyClear = rest.remove(FLAG);
        if (rest.size() != 2) {
            throw new IllegalArgumentException(
                    "arguments: " + rest + " (expected: " + use + ", optionally " + FLAG + ")");
        }
        return new Arguments(Path.of(rest.get(0)), Path.of(rest.get(1)), onlyClear);
    }
}
