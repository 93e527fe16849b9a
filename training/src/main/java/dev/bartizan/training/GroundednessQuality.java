package dev.bartizan.training;

import dev.bartizan.inspection.grounding.GroundingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Measures the groundedness model on data sets that had no part in training, and writes a page of tables.
 *
 * <p>Arguments: data folder, Markdown file to write.
 */
public final class GroundednessQuality {
    private static final int FOLDS = 5;

    private final List<ScoredText.Aligned> rows = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();

    private GroundednessQuality() {}

    /** Runs the measurement; about a minute. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER MARKDOWN_FILE");
        if (!Files.isDirectory(arguments.data().resolve("groundedness"))) {
            System.out.println("No data at " + arguments.data() + ": nothing measured.");
            return;
        }
        GroundednessQuality quality = new GroundednessQuality();
        List<GroundedRow> read = new ArrayList<>();
        for (String set : GroundedRow.SETS) {
            read.addAll(GroundedRow.read(arguments.data(), set));
        }
        read.addAll(ComposedClaims.of(read, GroundingTraining.SEED));
        read.forEach(row -> quality.rows.add(ScoredText.Aligned.of(row)));
        Path file = arguments.output();
        Files.writeString(file, quality.write(), StandardCharsets.UTF_8);
        System.out.println("wrote " + file);
    }

    private String write() {
        page.append("""
                # Quality of the groundedness check

                Model: `%s`. Written by `./dev quality`; one seed, differences below about 0.02 are
                noise. The kinds of signals and the rule that each may push in one direction only were chosen while looking at earlier
                figures of this kind, so they flatter a little. The judge, which replaces the model's decision where one is configured, is not measured here.

                *AUC*: chance that an ungrounded text scores above a grounded one. *BA*: balanced accuracy at the shipped operating
                point (0.5). The *n-gram baseline* is the share of the text's word pairs that the source lacks (stemmed; mean over
                sentences), with the threshold that is best on the other sets. Texts that annotators could not agree on are left out.

                ## Whole texts, each data set left out of training

                The named set is taken out, and composed claims made from its sources with it; then the model is trained again.

                | data set | texts | ungrounded | AUC | BA | n-gram AUC | n-gram BA | AUC of single sentences |
                |---|---|---|---|---|---|---|---|
                """.formatted(GroundingModel.bundled().version()));
        List<ScoredText> leftOut = new ArrayList<>();
        List<String> sets = new ArrayList<>(GroundedRow.SETS);
        for (String set : sets) {
            Predicate<GroundedRow> held = heldOut(set);
            List<ScoredText> scored =
                    score(train(held.negate()), row -> row.set().equals(set));
            leftOut.addAll(scored);
            line(set, scored, baseline(set));
        }
        mean(leftOut);
        page.append("""

                ## Whole texts, sources left out

                Five folds by source text: the data sets are known, their sources are not. This is what to expect on text of the
                same kinds; HaluEval's right answers are short and its wrong ones long, which flatters every figure on it.

                | data set | texts | ungrounded | AUC | BA | n-gram AUC | n-gram BA | AUC of single sentences |
                |---|---|---|---|---|---|---|---|
                """);
        List<ScoredText> folded = folds();
        sets.add(ComposedClaims.SET);
        for (String set : sets) {
            line(set, of(folded, set), baseline(set));
        }
        spans(leftOut);
        return page.toString();
    }

    /** All that must not be trained on when this set is measured. */
    private Predicate<GroundedRow> heldOut(String set) {
        List<String> sources = rows.stream()
                .map(ScoredText.Aligned::row)
                .filter(row -> row.set().equals(set))
                .map(GroundedRow::source)
                .distinct()
                .toList();
        java.util.Set<String> held = java.util.Set.copyOf(sources);
        return row -> row.set().equals(set) || held.contains(row.source());
    }

    private GroundingModel train(Predicate<GroundedRow> included) {
        return GroundingTraining.fit(rows.stream()
                .filter(aligned -> included.test(aligned.row()))
                .flatMap(aligned -> aligned.claims().stream())
                .toList());
    }

    private List<ScoredText> score(GroundingModel model, Predicate<GroundedRow> included) {
        return rows.stream()
                .filter(aligned -> included.test(aligned.row()))
                .map(aligned -> ScoredText.of(aligned, model))
                .toList();
    }

    private List<ScoredText> folds() {
        List<ScoredText> scored = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            scored.addAll(score(train(row -> row.part(FOLDS) != held), row -> row.part(FOLDS) == held));
        }
        return scored;
    }

    /** The threshold of the n-gram share that is best for all other sets. */
    private double baseline(String set) {
        List<ScoredText.Aligned> others = rows.stream()
                .filter(row -> !row.row().set().equals(set) && !row.row().set().equals(ComposedClaims.SET))
                .toList();
        double best = 0;
        double threshold = 0;
        for (double candidate = 0; candidate < 1; candidate += 0.01) {
            double sum = 0;
            for (String other : GroundedRow.SETS) {
                double at = candidate;
                List<ScoredText.Aligned> of = others.stream()
                        .filter(row -> row.row().set().equals(other))
                        .toList();
                sum += of.isEmpty() ? 0 : ScoredText.balanced(of, row -> row.row(), row -> row.missingPairs() > at);
            }
            if (sum > best) {
                best = sum;
                threshold = candidate;
            }
        }
        return threshold;
    }

    private static List<ScoredText> of(List<ScoredText> scored, String set) {
        return scored.stream().filter(text -> text.row().set().equals(set)).toList();
    }

    private void line(String set, List<ScoredText> scored, double baseline) {
        page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                set,
                scored.size(),
                scored.stream().filter(text -> !text.row().grounded()).count() / (double) scored.size(),
                ScoredText.auc(scored, text -> (float) text.odds()),
                ScoredText.balanced(scored, ScoredText::row, text -> text.odds() >= 0),
                ScoredText.auc(scored, text -> (float) text.aligned().missingPairs()),
                ScoredText.balanced(
                        scored, ScoredText::row, text -> text.aligned().missingPairs() > baseline),
                ScoredText.claimAuc(scored)));
    }

    private void mean(List<ScoredText> leftOut) {
        double[] sums = new double[5];
        for (String set : GroundedRow.SETS) {
            List<ScoredText> scored = of(leftOut, set);
            double baseline = baseline(set);
            sums[0] += ScoredText.auc(scored, text -> (float) text.odds());
            sums[1] += ScoredText.balanced(scored, ScoredText::row, text -> text.odds() >= 0);
            sums[2] += ScoredText.auc(scored, text -> (float) text.aligned().missingPairs());
            sums[3] += ScoredText.balanced(
                    scored, ScoredText::row, text -> text.aligned().missingPairs() > baseline);
            sums[4] += ScoredText.claimAuc(scored);
        }
        page.append("| **mean** | | ");
        for (double sum : sums) {
            page.append(String.format(Locale.ROOT, "| %.3f ", sum / GroundedRow.SETS.size()));
        }
        page.append("|\n");
    }

    private void spans(List<ScoredText> leftOut) {
        page.append("""

                ## Spans, each data set left out of training

                By characters, over all texts of the set, against the stretches that people marked. The check answers in whole
                sentences, people often mark a few words, so precision is bounded; *all* is what marking every text whole would give.

                | data set | precision | recall | F1 | F1 of *all* |
                |---|---|---|---|---|
                """);
        for (String set : GroundedRow.SETS) {
            List<ScoredText> scored = of(leftOut, set);
            if (scored.getFirst().row().hasSpans()) {
                SpanCount found = SpanCount.of(scored, false);
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %.3f | %.3f |%n",
                        set,
                        found.precision(),
                        found.recall(),
                        found.f1(),
                        SpanCount.of(scored, true).f1()));
            }
        }
    }
}
