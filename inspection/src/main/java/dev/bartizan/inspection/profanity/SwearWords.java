package dev.bartizan.inspection.profanity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The bundled words, found plain, squeezed, or behind a mask. Immutable. */
final class SwearWords {
    /**
     * One word.
     *
     * @param language ISO 639-1
     */
    record Word(String text, String language, boolean strong) {}

    /** Letters that each word has at least. */
    static final int LETTERS_MIN = 2;

    private static final int FILTER_BITS = 1 << 14;

    /** One bit per hash of a word, so that other words are not looked up. */
    private final long[] filter = new long[FILTER_BITS / Long.SIZE];

    private final Map<String, Word> plain = new HashMap<>();
    private final Map<String, Word> squeezed = new HashMap<>();
    private final Map<String, List<Word>> byEnds = new HashMap<>();

    private SwearWords() {}

    static SwearWords bundled() {
        SwearWords words = new SwearWords();
        InputStream stream = Objects.requireNonNull(SwearWords.class.getResourceAsStream("words.txt"), "words.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(words::addLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private void addLine(String line) {
        String[] parts = line.split(" ");
        for (int i = 2; i < parts.length; i++) {
            Word word = new Word(parts[i], parts[0], parts[1].equals("strong"));
            if (word.text().chars().filter(Character::isLetter).count() < LETTERS_MIN) {
                throw new IllegalStateException(
                        "swear word: %s (expected: %d letters or more)".formatted(word.text(), LETTERS_MIN));
            }
            plain.putIfAbsent(word.text(), word);
            int bit = bit(hash(word.text()));
            filter[bit / Long.SIZE] |= 1L << bit;
            if (squeeze(word.text()).length() >= 4) {
                squeezed.putIfAbsent(squeeze(word.text()), word);
            }
            byEnds.computeIfAbsent(ends(word.text()), key -> new ArrayList<>()).add(word);
        }
    }

    /** Whether some word may have this hash, made by {@link #step} from 0; false for nearly all others. */
    boolean mayHold(int hash) {
        int bit = bit(hash);
        return (filter[bit / Long.SIZE] & 1L << bit) != 0;
    }

    static int step(int hash, char unit) {
        return hash * 31 + unit;
    }

    private static int hash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    private static int bit(int hash) {
        return (hash * 0x9E3779B1) >>> 18;
    }

    Optional<Word> plain(String text) {
        return Optional.ofNullable(plain.get(text));
    }

    /** The word that a text with stretched letters stands for. */
    Optional<Word> stretched(String text) {
        return Optional.ofNullable(squeezed.get(squeeze(text)));
    }

    /** The word behind a mask: first and last letter stand, every star hides one letter. */
    Optional<Word> masked(String text) {
        for (Word word : byEnds.getOrDefault(ends(text), List.of())) {
            if (fits(text, word.text())) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String mask, String word) {
        if (mask.length() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!Spelling.isMask(mask.charAt(i)) && mask.charAt(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String ends(String text) {
        return "" + text.charAt(0) + text.charAt(text.length() - 1) + text.length();
    }

    static String squeeze(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
                squeezed.append(text.charAt(i));
            }
        }
        return squeezed.toString();
    }
}
