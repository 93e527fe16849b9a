package dev.bartizan.training;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.classifier.BundledClassifier;
import dev.bartizan.training.converters.Converter;
import dev.bartizan.training.converters.Converters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what disguises do to the engine: attacks written plainly against the same attacks through every converter and
 * through compositions of two, and what the decoders do to ordinary text. Writes a page of tables.
 *
 * <p>Arguments: data folder (may be missing), Markdown file to write, optionally {@code --seed NUMBER}.
 */
public final class EvasionQuality {
    private static final double THRESHOLD = 0.5;
    private static final int COMPOSITIONS = 60;
    private static final int ATTACKS_PER_SOURCE = 40;
    private static final int ORDINARY_PER_SOURCE = 200;
    private static final long SEED = 20261;

    private final InspectionEngine engine = InspectionEngine.standard(BundledClassifier.load());
    private final StringBuilder page = new StringBuilder();
    private final long seed;

    private EvasionQuality(long seed) {
        this.seed = seed;
    }

    /** Runs the measurement; about a minute. */
    public static void main(String[] args) throws IOException {
        List<String> rest = new ArrayList<>(List.of(args));
        long seed = SEED;
        int flag = rest.indexOf("--seed");
        if (flag >= 0 && flag + 1 < rest.size()) {
            seed = Long.parseLong(rest.get(flag + 1));
            rest.subList(flag, flag + 2).clear();
        }
        if (rest.size() != 2) {
            throw new IllegalArgumentException(
                    "arguments: " + rest + " (expected: DATA_FOLDER MARKDOWN_FILE, optionally --seed NUMBER)");
        }
        EvasionQuality quality = new EvasionQuality(seed);
        quality.write(Path.of(rest.get(0)));
        Path output = Path.of(rest.get(1)).toAbsolutePath();
        Files.createDirectories(output.getParent());
        Files.writeString(output, quality.page, StandardCharsets.UTF_8);
        System.out.println(quality.page);
    }

    private void write(Path data) throws IOException {
        List<EvasionTexts.Named> attacks = new ArrayList<>(List.of(EvasionTexts.ownAttacks()));
        attacks.addAll(EvasionTexts.sampledAttacks(data, ATTACKS_PER_SOURCE, seed));
        line(page, "# Evasion");
        line(page, "");
        line(
                page,
                "Model: `%s`. Written by `./dev quality evasion`, seed %d."
                        .formatted(BundledClassifier.load().version(), seed));
        line(page, "");
        line(
                page,
                "Each attack is sent plainly and through each converter (`dev.bartizan.training.converters`). The figure is the");
        line(
                page,
                "share of texts the engine scores 0.5 or more as a prompt attack; the drop is plain minus converted, in points.");
        line(
                page,
                "A negative drop means that the disguise itself gives the text away. The classifier misses some attacks in plain");
        line(
                page,
                "wording too: this page measures what a disguise takes away, `quality.md` how good the model is. The last column");
        line(
                page,
                "sends our ordinary texts through the same converter: what the disguise alone costs in false alarms.");
        line(page, "");
        line(
                page,
                "The words that decoders know (`attack-words.txt`, `language-samples.txt`) and our own attacks were written by the");
        line(
                page,
                "same people, so the sampled sources are the harder test of what needs a vocabulary (CharSwap above all).");
        line(page, "");
        line(page, "| texts | how many | detected in plain wording |");
        line(page, "|---|---|---|");
        for (EvasionTexts.Named set : attacks) {
            line(page, "| %s | %d | %s |".formatted(set.name(), set.texts().size(), share(detected(set.texts()))));
        }
        line(page, "");
        line(page, "## Converters");
        line(page, "");
        table(Converters.all(), attacks);
        line(page, "## Compositions of two");
        line(page, "");
        line(
                page,
                "Drawn from all that can still be read back (a text in which letter case carries meaning cannot go through Morse");
        line(page, "code), with the seed above. The name before `>` was applied first.");
        line(page, "");
        table(Converters.compositions(COMPOSITIONS, seed), attacks);
        ordinary(data);
    }

    private void table(List<Converter> converters, List<EvasionTexts.Named> sets) {
        StringBuilder head = new StringBuilder("| converter |");
        StringBuilder rule = new StringBuilder("|---|");
        for (EvasionTexts.Named set : sets) {
            head.append(' ').append(set.name()).append(" | drop |");
            rule.append("---|---|");
        }
        head.append(" harmless texts flagged |");
        rule.append("---|");
        List<String> harmless = EvasionTexts.ownOrdinary().texts();
        double flagged = 0;
        line(page, head.toString());
        line(page, rule.toString());
        double[] plain = sets.stream().mapToDouble(set -> detected(set.texts())).toArray();
        double[] drops = new double[sets.size()];
        double[] losses = new double[sets.size()];
        double[] shares = new double[sets.size()];
        for (Converter converter : converters) {
            StringBuilder row = new StringBuilder("| " + converter.name().replace(">", "&gt;") + " |");
            for (int i = 0; i < plain.length; i++) {
                double found = detected(sets.get(i).texts().stream()
                        .map(text -> converter.convert(text, seed))
                        .toList());
                drops[i] += plain[i] - found;
                losses[i] += Math.max(0, plain[i] - found);
                shares[i] += found;
                row.append(cells(found, plain[i] - found));
            }
            double wrong = detected(
                    harmless.stream().map(text -> converter.convert(text, seed)).toList());
            flagged += wrong;
            line(page, row + " " + share(wrong) + " |");
        }
        StringBuilder mean = new StringBuilder("| **mean** |");
        for (int i = 0; i < plain.length; i++) {
            mean.append(cells(shares[i] / converters.size(), drops[i] / converters.size()));
        }
        line(page, mean + " " + share(flagged / converters.size()) + " |");
        StringBuilder harm = new StringBuilder("| **mean, negative drops taken as none** |");
        for (double loss : losses) {
            harm.append(" | %s |".formatted(String.format(Locale.ROOT, "%+.1f", 100 * loss / converters.size())));
        }
        line(page, harm + "  |");
        line(page, "");
    }

    private void ordinary(Path data) throws IOException {
        line(page, "## Ordinary text");
        line(page, "");
        line(
                page,
                "Texts for which a hidden layer was reported or that score as an attack only in a decoded layer: none of them");
        line(page, "holds one. \"Flagged\" counts all scores of 0.5 or more, with the classifier's own false alarms.");
        line(page, "");
        line(page, "| texts | how many | flagged | flagged in a decoded layer only |");
        line(page, "|---|---|---|---|");
        List<EvasionTexts.Named> sets = new ArrayList<>(List.of(EvasionTexts.ownOrdinary()));
        sets.addAll(EvasionTexts.sampledOrdinary(data, ORDINARY_PER_SOURCE, seed));
        for (EvasionTexts.Named set : sets) {
            int flagged = 0;
            int layered = 0;
            for (String text : set.texts()) {
                Inspection inspection = engine.inspect(text, TextKind.PROMPT);
                boolean found = score(inspection) >= THRESHOLD;
                flagged += found ? 1 : 0;
                layered += found
                                && inspection.findings().stream()
                                        .filter(finding -> finding.score() >= THRESHOLD)
                                        .noneMatch(finding -> finding.view().equals("original")
                                                || finding.view().equals("normalised"))
                        ? 1
                        : 0;
            }
            double size = set.texts().size();
            line(
                    page,
                    "| %s | %d | %s | %s |"
                            .formatted(set.name(), set.texts().size(), share(flagged / size), share(layered / size)));
        }
    }

    private double detected(List<String> texts) {
        long found = texts.stream()
                .filter(text -> score(engine.inspect(text, TextKind.PROMPT)) >= THRESHOLD)
                .count();
        return (double) found / texts.size();
    }

    private static double score(Inspection inspection) {
        return inspection.scores().score(Scores.PROMPT_ATTACK).orElse(0);
    }

    private static String cells(double share, double drop) {
        return " %s | %s |".formatted(share(share), String.format(Locale.ROOT, "%+.1f", 100 * drop));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static void line(StringBuilder page, String line) {
        page.append(line).append('\n');
    }
}
