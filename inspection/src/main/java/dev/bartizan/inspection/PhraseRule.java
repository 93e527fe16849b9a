package dev.bartizan.inspection;

import dev.bartizan.domain.FindingType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One known way to attack a model in words. It starts at one of a few literals, and a pattern must match from there within
 * {@link #WINDOW} units, so a text costs one literal scan plus a bounded look at each literal.
 *
 * @param id stable, e.g. {@code override-previous}
 * @param title one line for people
 * @param type finding type for user prompts: an attack, or {@link FindingType#SYSTEM_PROMPT_PROBE}
 * @param promptScore score in a user prompt, 0..1
 * @param documentScore score in a document, 0..1; 0 when documents may say this
 * @param quotable whether a mention (quoted, negated, reported) is harmless
 * @param starts the literals, lower case, as normalisation leaves them
 * @param needs literals of which the pattern never matches without one; empty when nothing is known
 * @param pattern matched from the start literal, against normalised lower-case text
 * @param positives texts it must find
 * @param negatives texts it must not find at 0.5 or more
 */
record PhraseRule(
        String id,
        String title,
        String type,
        double promptScore,
        double documentScore,
        boolean quotable,
        List<String> starts,
        List<String> needs,
        Pattern pattern,
        List<String> positives,
        List<String> negatives) {
    /** Units after the start literal that the pattern may look at. */
    static final int WINDOW = 240;

    static final int VERSION = 1;

    /** What stands between words of one sentence; a full stop only where no new sentence follows it. */
    private static final String BETWEEN = "(?:[^\\\\w.!?]|[.!?](?=\\\\w))++";

    private static final String GAP = "(?:" + BETWEEN + "\\\\w++)";

    String reference() {
        return "prompt-shield/" + id + "@" + VERSION;
    }

    /** The end of the match that starts at {@code start}, or -1. */
    int match(String lower, int start) {
        char first = lower.charAt(start);
        if (start > 0 && isWord(first) && isWord(lower.charAt(start - 1))) {
            return -1;
        }
        int limit = Math.min(lower.length(), start + WINDOW);
        if (!holdsNeeded(lower, start, limit)) {
            return -1;
        }
        Matcher matcher = pattern.matcher(lower);
        matcher.region(start, limit);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Most start literals are everyday words: a search for a word costs far less than the pattern. */
    private boolean holdsNeeded(String lower, int start, int limit) {
        for (String word : needs) {
            if (lower.indexOf(word, start, limit) >= 0) {
                return true;
            }
        }
        return needs.isEmpty();
    }

    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /**
     * Starts writing an attack rule. In patterns, {@code ~3~} stands for a gap of up to three words.
     *
     * @param id stable id
     * @param title one line for people
     */
    static Draft attack(String id, String title) {
        return new Draft(id, title, FindingType.PROMPT_ATTACK);
    }

    /** Starts writing a rule for a question about the model's set-up, which is not an attack. */
    static Draft probe(String id, String title) {
        return new Draft(id, title, FindingType.SYSTEM_PROMPT_PROBE);
    }

    /** A rule being written. */
    static final class Draft {
        private final String id;
        private final String title;
        private final String type;
        private double promptScore = 0.9;
        private double documentScore = 0.9;
        private boolean quotable;
        private List<String> starts = List.of();
        private List<String> needs = List.of();
        private String pattern = "";
        private List<String> positives = List.of();

        private Draft(String id, String title, String type) {
            this.id = id;
            this.title = title;
            this.type = type;
        }

        Draft scores(double prompt, double document) {
            promptScore = prompt;
            documentScore = document;
            return this;
        }

        /** Mentions in quotes, negations and reports ("never ignore ...", "asks you to ignore ...") are harmless. */
        Draft quotable() {
            quotable = true;
            return this;
        }

        Draft starts(String... literals) {
            starts = List.of(literals);
            return this;
        }

        /** Literals of which every match holds at least one, so that the pattern is not tried where none stands. */
        Draft needs(String... literals) {
            needs = List.of(literals);
            return this;
        }

        Draft pattern(String... parts) {
            pattern = String.join("", parts);
            return this;
        }

        Draft finds(String... texts) {
            positives = List.of(texts);
            return this;
        }

        PhraseRule ignores(String... texts) {
            String source = pattern.replaceAll("~(\\d)~", GAP + "{0,$1}?" + BETWEEN);
            return new PhraseRule(
                    id,
                    title,
                    type,
                    promptScore,
                    documentScore,
                    quotable,
                    starts,
                    needs,
                    Pattern.compile(source),
                    positives,
                    Arrays.asList(texts));
        }
    }
}
