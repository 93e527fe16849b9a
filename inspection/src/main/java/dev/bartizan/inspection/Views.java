package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All readings of one text, the text itself first.
 *
 * @param all at most {@link #VIEWS_MAX}
 * @param complete false when a bound on depth, number or growth left a decodable layer unread
 */
public record Views(List<View> all, boolean complete) {
    static final int VIEWS_MAX = 16;
    static final int DEPTH_MAX = 3;
    static final int GROWTH_FACTOR = 4;
    static final int GROWTH_EXTRA = 16 * 1024;

    private static final List<LayerDecoder> DECODERS = List.of(
            new Base64Decoder(),
            CharCodeDecoder.hex(),
            CharCodeDecoder.binary(),
            new EscapeDecoder(EscapeDecoder.Syntax.URL),
            new EscapeDecoder(EscapeDecoder.Syntax.HTML),
            new EscapeDecoder(EscapeDecoder.Syntax.UNICODE));

    /** Reads a text in every way the bounds allow; linear in the text. */
    public static Views of(String text) {
        Builder builder = new Builder(text.length());
        builder.read(text);
        return new Views(List.copyOf(builder.views), builder.complete);
    }

    /** Work in progress: breadth first, so that shallow layers are read before a deep nest uses the budget up. */
    private static final class Builder {
        private final List<View> views = new ArrayList<>();
        private long budget;
        private boolean complete = true;

        Builder(int length) {
            budget = (long) GROWTH_FACTOR * length + GROWTH_EXTRA;
        }

        void read(String text) {
            views.add(TextNormaliser.view(text, View.ORIGINAL, OffsetMap.identity(), true, 0));
            HiddenCharDecoder.tags(text, room()).ifPresent(hidden -> add(hidden, "tags", 1));
            HiddenCharDecoder.selectors(text, room()).ifPresent(hidden -> add(hidden, "selectors", 1));
            for (int next = 0; next < views.size(); next++) {
                View view = views.get(next);
                if (view.faithful()) {
                    expand(view);
                }
            }
        }

        private void expand(View view) {
            for (LayerDecoder decoder : DECODERS) {
                Optional<LayerDecoder.Decoded> layer = decoder.decode(view, room());
                if (layer.isPresent() && view.depth() == DEPTH_MAX) {
                    complete = false;
                } else {
                    layer.ifPresent(decoded -> add(decoded, view.child(decoder.name()), view.depth() + 1));
                }
            }
            Suspicion suspicion = Suspicion.of(view.lower());
            if (suspicion.rot13()) {
                add(Folds.rot13(view));
            }
            if (suspicion.reversed()) {
                add(Folds.reversed(view));
                add(Folds.reversedWords(view));
            }
            if (suspicion.leetspeak()) {
                add(Folds.leetspeak(view));
            }
            if (suspicion.despaced()) {
                Despacer.view(view).ifPresent(this::add);
            }
        }

        private int room() {
            return (int) Math.min(Integer.MAX_VALUE, budget);
        }

        private void add(LayerDecoder.Decoded decoded, String name, int depth) {
            complete &= !decoded.cut();
            add(TextNormaliser.view(decoded.text(), name, decoded.map(), true, depth));
        }

        private void add(View view) {
            if (views.size() == VIEWS_MAX || view.length() > budget) {
                complete = false;
                return;
            }
            budget -= view.length();
            views.add(view);
        }
    }
}
