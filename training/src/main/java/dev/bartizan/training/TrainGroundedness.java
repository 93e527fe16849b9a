package dev.bartizan.training;

import dev.bartizan.inspection.grounding.GroundingModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the groundedness model and writes {@code groundedness.model}. Same data, same Java version: same bytes.
 *
 * <p>Arguments: data folder, output folder, optionally {@code --only-clear-licences}.
 */
public final class TrainGroundedness {
    private static final String FILE = "groundedness.model";

    private TrainGroundedness() {}

    /** Runs the training; seconds. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER OUTPUT_FOLDER");
        if (!Files.isDirectory(arguments.data().resolve("groundedness"))) {
            System.out.println("No data at " + arguments.data() + ": nothing trained, the committed model stays.");
            return;
        }
        List<GroundedRow> rows = new ArrayList<>();
        for (String set : GroundedRow.SETS) {
            if (!arguments.onlyClearLicences() || !GroundedRow.UNCLEAR.contains(set)) {
                rows.addAll(GroundedRow.read(arguments.data(), set));
            }
        }
        rows.addAll(ComposedClaims.of(rows, GroundingTraining.SEED));
        List<ClaimRow> claims =
                rows.stream().flatMap(row -> ClaimRow.of(row).stream()).toList();
        GroundingModel model = GroundingTraining.fit(claims);
        Files.createDirectories(arguments.output());
        Path file = arguments.output().resolve(FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            model.write(out);
        }
        System.out.println(
                file + ": " + Files.size(file) + " bytes, " + model.version() + ", from " + claims.size() + " claims");
    }
}
