package dev.bartizan.training;

import dev.bartizan.inspection.classifier.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Claims made from sentences of the sources: copied, cut or led in (grounded), and with a number, a name, a word or a
 * negation changed (ungrounded). They teach what a contradiction looks like when nearly every word is copied.
 */
final class ComposedClaims {
    /** Name of the set. */
    static final String SET = "composed";

    private static final int PER_SOURCE = 2;
    private static final int WORDS_MIN = 8;
    private static final int WORDS_MAX = 45;
    private static final Map<String, String> OPPOSITES = Map.ofEntries(
            Map.entry("increased", "decreased"),
            Map.entry("rose", "fell"),
            Map.entry("won", "lost"),
            Map.entry("before", "after"),
            Map.entry("after", "before"),
            Map.entry("first", "last"),
            Map.entry("last", "first"),
            Map.entry("more", "less"),
            Map.entry("high", "low"),
            Map.entry("highest", "lowest"),
            Map.entry("north", "south"),
            Map.entry("south", "north"),
            Map.entry("east", "west"),
            Map.entry("west", "east"),
            Map.entry("man", "woman"),
            Map.entry("men", "women"),
            Map.entry("wife", "husband"),
            Map.entry("son", "daughter"),
            Map.entry("father", "mother"),
            Map.entry("brother", "sister"),
            Map.entry("old", "young"),
            Map.entry("large", "small"),
            Map.entry("largest", "smallest"),
            Map.entry("born", "died"),
            Map.entry("died", "lived"),
            Map.entry("all", "none"),
            Map.entry("always", "never"),
            Map.entry("early", "late"),
            Map.entry("open", "closed"),
            Map.entry("best", "worst"),
            Map.entry("public", "private"));

    private final Random random;
    private final List<String> names;

    private ComposedClaims(List<String> sources, long seed) {
        random = new Random(seed);
        names = sources.stream().flatMap(source -> names(source).stream()).toList();
    }

    /** Grounded and ungrounded claims in about equal number. */
    static List<GroundedRow> of(List<GroundedRow> rows, long seed) {
        List<String> sources = rows.stream()
                .map(GroundedRow::source)
                .filter(source -> !source.isBlank())
                .distinct()
                .toList();
        ComposedClaims composer = new ComposedClaims(sources, seed);
        List<GroundedRow> composed = new ArrayList<>();
        for (String source : sources) {
            List<String> sentences = sentences(source);
            for (int i = 0; i < PER_SOURCE && !sentences.isEmpty(); i++) {
                String sentence = sentences.get(composer.random.nextInt(sentences.size()));
                composer.changed(sentence).ifPresent(text -> {
                    composed.add(new GroundedRow(SET, source, "", text, false, List.of()));
                    composed.add(new GroundedRow(SET, source, "", composer.kept(sentence), true, List.of()));
                });
            }
        }
        return List.copyOf(composed);
    }

    private static List<String> sentences(String source) {
        List<String> sentences = new ArrayList<>();
        for (var span : SentenceSplitter.split(source)) {
            String sentence = source.substring(span.start(), span.end());
            int words = sentence.split(" ", -1).length;
            if (words >= WORDS_MIN && words <= WORDS_MAX && sentence.endsWith(".")) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    private String kept(String sentence) {
        int comma = sentence.indexOf(", ", sentence.length() / 3);
        return switch (random.nextInt(3)) {
            case 0 -> comma > 0 ? sentence.substring(0, comma) + "." : sentence;
            case 1 -> "According to the passage, " + sentence;
            default -> sentence;
        };
    }

    private Optional<String> changed(String sentence) {
        String[] words = sentence.split(" ", -1);
        int first = random.nextInt(4);
        for (int i = 0; i < 4; i++) {
            Optional<String> changed = switch ((first + i) % 4) {
                case 0 -> numberChanged(words.clone());
                case 1 -> negated(words.clone());
                case 2 -> opposed(words.clone());
                default -> renamed(words.clone());
            };
            if (changed.isPresent()) {
                return changed;
            }
        }
        return Optional.empty();
    }

    private Optional<String> numberChanged(String[] words) {
        for (int i = 0; i < words.length; i++) {
            String bare = words[i].replaceAll("[^0-9]", "");
            if (!bare.isEmpty() && bare.length() < 7 && words[i].matches("[$(]?[0-9,]+[.,;%)]*")) {
                long changed = bare.length() == 4
                        ? Long.parseLong(bare) + 1 + random.nextInt(9)
                        : Long.parseLong(bare) * 2 + 1 + random.nextInt(5);
                words[i] = words[i].replaceFirst("[0-9,]*[0-9]", Long.toString(changed));
                return Optional.of(String.join(" ", words));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> negated(String[] words) {
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("not")) {
                words[i] = "";
                return Optional.of(String.join(" ", words).replace("  ", " "));
            }
            if (words[i].matches("is|was|are|were|has|have|had|will|can|could|would")) {
                words[i] = words[i] + " not";
                return Optional.of(String.join(" ", words));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> opposed(String[] words) {
        for (int i = 0; i < words.length; i++) {
            String opposite = OPPOSITES.get(words[i]);
            if (opposite != null) {
                words[i] = opposite;
                return Optional.of(String.join(" ", words));
            }
        }
        return Optional.empty();
    }

    private Optional<String> renamed(String[] words) {
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (isName(words[i])) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int at = found.get(random.nextInt(found.size()));
        int other = found.get(random.nextInt(found.size()));
        if (random.nextBoolean() && !words[at].equals(words[other])) {
            String left = words[at];
            words[at] = words[other];
            words[other] = left;
        } else {
            words[at] = names.get(random.nextInt(names.size()));
        }
        return Optional.of(String.join(" ", words));
    }

    private static List<String> names(String source) {
        List<String> names = new ArrayList<>();
        String[] words = source.split(" ", -1);
        for (int i = 1; i < words.length && names.size() < 20; i++) {
            if (isName(words[i])) {
                names.add(words[i]);
            }
        }
        return names;
    }

    private static boolean isName(String word) {
        return word.matches("[A-Z][a-z]{3,14}");
    }
}
