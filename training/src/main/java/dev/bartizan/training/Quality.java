package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.SafetyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the recipe on sources that had no part in training, and writes a page of tables.
 *
 * <p>Arguments: data folder, Markdown file to write, optionally {@code --only-clear-licences}.
 */
public final class Quality {
    private Quality() {}

    /** Runs the measurement; about a quarter of an hour on two cores. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER MARKDOWN_FILE");
        if (!Files.isDirectory(arguments.data())) {
            System.out.println("No data at " + arguments.data() + ": quality not measured, the page stays as it is.");
            return;
        }
        Corpus corpus = Corpus.read(arguments.data(), arguments.onlyClearLicences());
        List<HarmCorpus.HarmRow> harm = HarmCorpus.read(arguments.data());
        Meanings meanings = Train.meanings(corpus, harm);
        PromptTraining prompts = Train.prompts(corpus, meanings, PlausibilityTraining.of(corpus));
        Page page = new Page();
        page.text("""
                # Quality of the safety model

                Model: `%s`. Written by `./dev quality`; seeds fixed, one seed, so differences below about 0.01 AUC or 0.05 recall are
                noise. Machine: %d cores, %s, Java %s, %s. Data: the public and written sets of the model card.

                All figures are for **sources that had no part in training**: for each table the named sources are taken out, generated
                rows that share four words in a row with them as well, and a quarter of the texts written by hand, twins together; then
                heads and blend are trained again. Word clusters and word frequencies were learnt from all texts, without labels. The
                *ordinary* pool holds AlpacaEval, WizardLM and InstructionWild prompts (never trained on), auto-j queries and long hand-written
                prompts (left out in every fold). *Twins* are harmless texts written to look like the attacks.
                """.formatted(
                        SafetyModel.bundled().version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version().feature(),
                        LocalDate.now(ZoneOffset.UTC)));
        new PromptQuality(corpus, prompts, page).run();
        new DocumentQuality(corpus, prompts, meanings, page).run();
        new HarmQuality(corpus, harm, meanings, prompts.idf, page).run();
        Path file = arguments.output();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page.toString(), StandardCharsets.UTF_8);
        System.out.println(page);
    }

    /** The page as it grows. */
    static final class Page {
        private final StringBuilder out = new StringBuilder();

        void text(String text) {
            out.append(text).append('\n');
        }

        void row(Object... cells) {
            List<String> shown = new ArrayList<>();
            for (Object cell : cells) {
                shown.add(
                        cell instanceof Double number
                                ? Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.3f", number)
                                : String.valueOf(cell));
            }
            out.append("| ").append(String.join(" | ", shown)).append(" |\n");
        }

        void head(String... names) {
            row((Object[]) names);
            out.append("|").append("---|".repeat(names.length)).append('\n');
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
