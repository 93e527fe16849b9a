package dev.bartizan.inspection.grounding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** The words with a special meaning for support: negations, hedges, opposites, words for the same thing. Immutable. */
final class Lexicon {
    private static final String RESOURCE = "grounding-words.txt";
    private static final Lexicon BUNDLED = load();

    private final Map<String, Set<String>> sets = new HashMap<>();
    private final Map<String, String> irregular = new HashMap<>();
    private final Map<Long, Long> concepts = new HashMap<>();
    private final Map<Long, Set<Long>> opposites = new HashMap<>();
    private final List<String> months = new ArrayList<>();
    private final int checksum;

    private Lexicon(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        checksum = (int) crc.getValue();
        List<String[]> same = new ArrayList<>();
        List<String[]> opposite = new ArrayList<>();
        String section = "";
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
                continue;
            }
            String[] words = line.strip().split(" ");
            switch (section) {
                case "same" -> same.add(words);
                case "opposite" -> opposite.add(words);
                case "irregular" -> addIrregular(words);
                case "month" -> months.addAll(List.of(words));
                default -> sets.computeIfAbsent(section, s -> new HashSet<>()).addAll(List.of(words));
            }
        }
        same.forEach(this::addSame);
        opposite.forEach(this::addOpposite);
    }

    static Lexicon bundled() {
        return BUNDLED;
    }

    /** Identifies the word list a model was trained with. */
    int checksum() {
        return checksum;
    }

    boolean has(String section, String word) {
        Set<String> words = sets.get(section);
        return words != null && words.contains(word);
    }

    /** 1..12, or 0 when the lower-case word names no month. */
    int month(String word) {
        int at = months.indexOf(word);
        return at < 0 ? 0 : at < 12 ? at + 1 : monthOfShort(word);
    }

    /** The stem of a lower-case word. */
    String stem(String word) {
        String known = irregular.get(word);
        return known != null ? known : Stemmer.stem(word);
    }

    /** The key of the group of words for the same thing, or the key itself. */
    long concept(long key) {
        return concepts.getOrDefault(key, key);
    }

    /** Keys of the words that say the opposite. */
    Set<Long> opposites(long key) {
        return opposites.getOrDefault(key, Set.of());
    }

    /** FNV-1a, 64 bits, over the UTF-16 units. */
    static long key(CharSequence word) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            h = (h ^ word.charAt(i)) * 0x100000001B3L;
        }
        return h;
    }

    private int monthOfShort(String word) {
        for (int i = 0; i < 12; i++) {
            if (months.get(i).startsWith(word.substring(0, 3))) {
                return i + 1;
            }
        }
        return 0;
    }

    private void addIrregular(String[] words) {
        for (String pair : words) {
            int equals = pair.indexOf('=');
            irregular.put(pair.substring(0, equals), Stemmer.stem(pair.substring(equals + 1)));
        }
    }

    private void addSame(String[] words) {
        long group = key(stem(words[0])) ^ 0x5AL;
        for (String word : words) {
            concepts.putIfAbsent(key(stem(word)), group);
        }
    }

    private void addOpposite(String[] words) {
        long left = key(stem(words[0]));
        long right = key(stem(words[1]));
        opposites.computeIfAbsent(left, k -> new HashSet<>()).add(right);
        opposites.computeIfAbsent(right, k -> new HashSet<>()).add(left);
    }

    private static Lexicon load() {
        try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + ": missing from the class path (build again)");
            }
            return new Lexicon(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
