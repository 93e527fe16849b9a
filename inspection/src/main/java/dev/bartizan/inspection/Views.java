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

    private static final LayerDecoder ANSI = new AnsiDecoder();
    private static final List<LayerDecoder> DECODERS = List.of(
            ANSI,
            new Base64Decoder(),
            CharCodeDecoder.hex(),
            CharCodeDecoder.binary(),
            new EscapeDecoder(EscapeDecoder.Syntax.URL),
            new EscapeDecoder(EscapeDecoder.Syntax.HTML),
            new EscapeDecoder(EscapeDecoder.Syntax.UNICODE),
            new MorseDecoder(),
            new JoinedPartsDecoder(),
            new AsciiArtDecoder());

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
            addHidden(text, views.getFirst(), OffsetMap.identity());
            for (int next = 0; next < views.size(); next++) {
                expand(views.get(next));
            }
        }

        /** What normalisation would remove, read from text that is not normalised yet. */
        private void addHidden(String raw, View parent, OffsetMap map) {
            if (TextNormaliser.isAscii(raw)) {
                return;
            }
            ANSI.decode(new View("", raw, raw, map, false, 0), room()).ifPresent(plain -> add(plain, parent, "ansi"));
            HiddenCharDecoder.tags(raw, map, room()).ifPresent(hidden -> add(hidden, parent, "tags"));
            HiddenCharDecoder.selectors(raw, map, room()).ifPresent(hidden -> add(hidden, parent, "selectors"));
            HiddenCharDecoder.overridden(raw, map, room()).ifPresent(shown -> add(shown, parent, "bidi"));
        }

        private void expand(View view) {
            int before = views.size();
            for (LayerDecoder decoder : DECODERS) {
                Optional<LayerDecoder.Decoded> layer = decoder.decode(view, room());
                if (layer.isPresent() && view.depth() >= DEPTH_MAX) {
                    complete = false;
                } else {
                    layer.ifPresent(decoded -> {
                        add(decoded, view, decoder.name());
                        addHidden(decoded.text(), views.getLast(), decoded.map());
                    });
                }
            }
            if (view.depth() < DEPTH_MAX) {
                OpaqueToken.readings(view, views.size() > before).forEach(this::add);
                playGames(view, Suspicion.of(view.lower()));
            }
        }

        private void playGames(View view, Suspicion suspicion) {
            if (suspicion.spaced()) {
                Despacer.view(view).ifPresent(this::add);
            }
            if (suspicion.cipher() || suspicion.denseLeetspeak()) {
                LetterGames.readings(view).forEach(this::add);
            }
            if (suspicion.leetspeak() || suspicion.denseLeetspeak()) {
                add(Leetspeak.view(view, suspicion.denseLeetspeak()));
            }
            if (suspicion.scrambled()) {
                add(InnerLetters.view(view));
            }
            if (isTurned(view)) {
                return;
            }
            if (suspicion.wordOrder()) {
                add(Folds.reversedOrder(view));
            }
            if (suspicion.foreignBackwards() || suspicion.scrambledBackwards() || suspicion.endsFirst()) {
                add(Folds.reversed(view, 0, view.length()));
                add(Folds.reversedWords(view, 0, view.length()));
            }
        }

        /** What was turned round once is not turned round again on a guess. */
        private static boolean isTurned(View view) {
            String name = view.name();
            return name.startsWith("reversed", name.lastIndexOf('>') + 1);
        }

        private int room() {
            return (int) Math.min(Integer.MAX_VALUE, budget);
        }

        private void add(LayerDecoder.Decoded decoded, View parent, String name) {
            complete &= !decoded.cut();
            add(TextNormaliser.view(
                    decoded.text(), parent.child(name), decoded.map(), parent.faithful(), parent.depth() + 1));
        }

        /** Keeps the view when there is room; the same text a second time adds nothing. */
        private void add(View view) {
            if (views.stream().anyMatch(other -> other.lower().equals(view.lower()))) {
                return;
            }
            if (views.size() == VIEWS_MAX || view.length() > budget) {
                complete = false;
                return;
            }
            budget -= view.length();
            views.add(view);
        }
    }
}
