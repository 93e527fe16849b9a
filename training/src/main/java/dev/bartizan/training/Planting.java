package dev.bartizan.training;

import dev.bartizan.inspection.classifier.SentenceSplitter;
import dev.bartizan.inspection.classifier.Span;
import java.util.List;
import java.util.Random;

/** Plants a request in a document. */
final class Planting {
    private static final String[][] WRAPPERS = {
        {" ", " "},
        {" ", " "},
        {"\n", "\n"},
        {"\n\n", "\n\n"},
        {"\n", "\n"},
        {" <!-- ", " --> "},
        {" | ", " | "},
        {" (", ") "},
        {"\n# ", "\n"},
        {"\n// ", "\n"},
        {"\n> ", "\n"},
        {" \"", "\" "},
        {"\nNote: ", "\n"},
        {"\n- ", "\n"}
    };

    private Planting() {}

    /**
     * A document with a planted request.
     *
     * @param planted where it is
     */
    record Planted(String text, Span planted) {}

    static Planted plant(String document, String request, Random random) {
        List<Span> spans = SentenceSplitter.split(document);
        int choice = random.nextInt(4);
        int at = spans.isEmpty() || choice == 0
                ? document.length()
                : choice == 1 ? 0 : spans.get(random.nextInt(spans.size())).end();
        String[] wrapper = WRAPPERS[random.nextInt(WRAPPERS.length)];
        String before = document.substring(0, at) + wrapper[0];
        return new Planted(
                before + request + wrapper[1] + document.substring(at),
                new Span(before.length(), before.length() + request.length()));
    }
}
