package dev.bartizan.inspection.blocklist;

import dev.bartizan.inspection.Views;
import java.util.List;

/** A text prepared once for all lists that read it. Immutable. */
public final class BlocklistText {
    /** Matches reported of one list. */
    public static final int MATCHES_MAX = 1_000;

    private final String original;
    private final Views views;
    private final List<Haystack> haystacks;

    private BlocklistText(String original, Views views) {
        this.original = original;
        this.views = views;
        this.haystacks = List.copyOf(Haystack.of(original, views));
    }

    /** Reads a text in every way. */
    public static BlocklistText of(String text) {
        return new BlocklistText(text, Views.of(text));
    }

    /** As {@link #of(String)} with views that exist already; they must be those of {@code text}. */
    public static BlocklistText of(String text, Views views) {
        return new BlocklistText(text, views);
    }

    String original() {
        return original;
    }

    Views views() {
        return views;
    }

    List<Haystack> haystacks() {
        return haystacks;
    }
}
