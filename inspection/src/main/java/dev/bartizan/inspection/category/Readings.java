package dev.bartizan.inspection.category;

import dev.bartizan.inspection.View;
import dev.bartizan.inspection.Views;
import dev.bartizan.inspection.classifier.SentenceSplitter;
import dev.bartizan.inspection.classifier.Span;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a text that are compared: of each view the whole, chunks of long ones, and neighbouring sentences. */
final class Readings {
    static final int CHUNK = 1_000;
    private static final int CHUNKS_MAX = 64;
    private static final int WINDOWS_MAX = 96;

    private Readings() {}

    /** Each view in pieces of at most {@value #CHUNK} units, for models of whole texts. */
    static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        for (View view : Views.of(text).all()) {
            String lower = view.lower();
            for (int from = 0; from == 0 || from < lower.length(); from += CHUNK) {
                if (chunks.size() < CHUNKS_MAX) {
                    chunks.add(lower.substring(from, Math.min(lower.length(), from + CHUNK)));
                }
            }
        }
        return chunks;
    }

    /** The chunks, and of texts with several sentences each sentence and each three in a row. */
    static List<String> windows(String text) {
        List<String> windows = new ArrayList<>(chunks(text));
        for (View view : Views.of(text).all()) {
            String lower = view.lower();
            List<Span> sentences = SentenceSplitter.split(lower);
            for (int i = 0; i < sentences.size() && sentences.size() > 1; i++) {
                addWindow(lower, sentences.get(i).start(), sentences.get(i).end(), windows);
                if (i + 2 < sentences.size() && sentences.size() > 3) {
                    addWindow(
                            lower,
                            sentences.get(i).start(),
                            sentences.get(i + 2).end(),
                            windows);
                }
            }
        }
        return windows;
    }

    private static void addWindow(String text, int start, int end, List<String> windows) {
        if (windows.size() < WINDOWS_MAX) {
            windows.add(text.substring(start, end));
        }
    }
}
