package dev.bartizan.training.converters;

import dev.bartizan.training.converters.Converter.Writing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** All converters, each under the name of the strategy it stands for. */
public final class Converters {
    /** What only has signs for ASCII characters, so that it cannot carry what a trick of Unicode wrote. */
    private static final Set<String> ASCII_ONLY = Set.of("Morse", "AsciiArt", "AsciiSmuggler");

    private Converters() {}

    private static boolean isAscii(Converter converter) {
        return converter.convert("Sample text", 1).chars().allMatch(c -> c < 0x80);
    }

    /** Every converter, in order of name groups. */
    public static List<Converter> all() {
        List<Converter> all = new ArrayList<>();
        all.addAll(encodings());
        all.addAll(letters());
        all.addAll(spacing());
        all.addAll(unicode());
        return List.copyOf(all);
    }

    /**
     * The converter of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Converter named(String name) {
        return all().stream()
                .filter(converter -> converter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("converter: " + name + " (expected: one of "
                        + all().stream().map(Converter::name).toList() + ")"));
    }

    private static List<Converter> encodings() {
        return List.of(
                Converter.of("Base64", Writing.NEEDS_CASE, (text, random) -> Encodings.base64(text)),
                Converter.of("Binary", (text, random) -> Encodings.binary(text)),
                Converter.of("Hex", (text, random) -> Encodings.hex(text, random)),
                Converter.of("Url", (text, random) -> Encodings.url(text)),
                Converter.of("HtmlEntities", (text, random) -> Encodings.html(text, random)),
                Converter.of("UnicodeEscapes", (text, random) -> Encodings.escapes(text, random)),
                Converter.of("Morse", Writing.DROPS_CASE, (text, random) -> Encodings.morse(text)),
                Converter.of("AsciiArt", Writing.DROPS_CASE, (text, random) -> AsciiArt.convert(text)));
    }

    private static List<Converter> letters() {
        return List.of(
                Converter.of("Atbash", (text, random) -> Letters.atbash(text)),
                Converter.of("Caesar", (text, random) -> Letters.caesar(text, 1 + random.nextInt(25))),
                Converter.of("ROT13", (text, random) -> Letters.caesar(text, 13)),
                Converter.of("Leetspeak", Writing.DROPS_CASE, (text, random) -> Letters.leetspeak(text)),
                Converter.of("Flip", (text, random) -> Letters.flip(text)),
                Converter.of("FlipWords", (text, random) -> Letters.flipWords(text)),
                Converter.of("WordOrder", (text, random) -> Letters.wordOrder(text)),
                Converter.of("CharSwap", Letters::charSwap));
    }

    private static List<Converter> spacing() {
        return List.of(
                Converter.of("CharacterSpace", (text, random) -> Spacing.characterSpace(text)),
                Converter.of("MixedSpace", Spacing::mixed),
                Converter.of("StringJoin", (text, random) -> Spacing.join(text, '-')),
                Converter.of("AnsiAttack", Spacing::ansi),
                Converter.of("ZeroWidth", Spacing::zeroWidth),
                Converter.of("SuffixAppend", Spacing::suffix),
                Converter.of("SplitPayload", Spacing::split));
    }

    private static List<Converter> unicode() {
        List<Converter> unicode = new ArrayList<>(List.of(
                Converter.of("AsciiSmuggler", (text, random) -> Unicode.tags(text)),
                Converter.of("EmojiSmuggler", (text, random) -> Unicode.selectors(text)),
                Converter.of("BidiOverride", (text, random) -> Unicode.bidi(text)),
                Converter.of("Diacritic", Unicode::diacritic),
                Converter.of("UnicodeConfusable", Unicode::confusable)));
        for (Alphabets.Alphabet alphabet : Alphabets.all()) {
            unicode.add(Converter.of(
                    "UnicodeSubstitution/" + alphabet.name(),
                    alphabet.hasUpperCase() ? Writing.KEEPS_CASE : Writing.DROPS_CASE,
                    (text, random) -> alphabet.write(text)));
        }
        for (Unicode.Script script : Unicode.Script.values()) {
            unicode.add(Converter.of(
                    "Homoglyph/" + script.shown(), Writing.DROPS_CASE, (text, random) -> script.write(text, random)));
        }
        return unicode;
    }

    /** A choice of compositions of two, spread evenly over all that can be read back. */
    public static List<Converter> compositions(int count, long seed) {
        List<Converter> all = all();
        List<Converter> pairs = new ArrayList<>();
        for (Converter inner : all) {
            for (Converter outer : all) {
                if (inner.composes(outer) && (isAscii(inner) || !ASCII_ONLY.contains(outer.name()))) {
                    pairs.add(inner.then(outer));
                }
            }
        }
        Collections.shuffle(pairs, new Random(seed));
        return List.copyOf(pairs.subList(0, Math.min(count, pairs.size())));
    }
}
