package dev.bartizan.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ordinary sentences in Latin-script languages and a few others, and wording of attacks: what tells language from cipher.
 *
 * @param latin one text per Latin-script language, lower case without accents
 * @param foreign all texts in other scripts, joined by newlines
 * @param attacks wording of attacks, a line per group, lower case without accents
 * @param lists further frequent words, whose order means nothing
 */
record LanguageSamples(List<String> latin, String foreign, List<String> attacks, List<String> lists) {
    private static final LanguageSamples BUNDLED = read();
    private static final int WORD_MIN = 3;

    LanguageSamples {
        latin = List.copyOf(latin);
        attacks = List.copyOf(attacks);
        lists = List.copyOf(lists);
    }

    static LanguageSamples bundled() {
        return BUNDLED;
    }

    /** All words of three or more letters. */
    String[] words() {
        Set<String> words = new LinkedHashSet<>();
        for (List<String> texts : List.of(latin, attacks, lists)) {
            for (String text : texts) {
                for (String word : text.split("[^a-z]+")) {
                    if (word.length() >= WORD_MIN) {
                        words.add(word);
                    }
                }
            }
        }
        return words.toArray(String[]::new);
    }

    private static LanguageSamples read() {
        List<String> latin = new ArrayList<>();
        StringBuilder foreign = new StringBuilder();
        boolean isForeign = false;
        boolean isList = false;
        List<String> words = new ArrayList<>();
        for (String line : lines("language-samples.txt")) {
            if (line.startsWith("[")) {
                isForeign = line.startsWith("[+");
                isList = line.startsWith("[=");
            } else if (isList) {
                words.add(TextNormaliser.normalise(line));
            } else if (isForeign) {
                foreign.append(TextNormaliser.normalise(line)).append('\n');
            } else {
                latin.add(TextNormaliser.normalise(line));
            }
        }
        List<String> attacks = lines("attack-words.txt").stream()
                .map(TextNormaliser::normalise)
                .toList();
        return new LanguageSamples(latin, foreign.toString(), attacks, words);
    }

    /** The lines of a bundled text, comments and blank lines left out. */
    static List<String> lines(String resource) {
        try (InputStream in = LanguageSamples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + resource + " is missing (rebuild the module)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
