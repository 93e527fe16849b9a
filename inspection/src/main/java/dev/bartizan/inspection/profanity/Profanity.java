package dev.bartizan.inspection.profanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds swear words. Stateless; linear: every word is looked up a fixed number of times. */
public final class Profanity {
    private static final int WORD_MIN = 3;
    private static final int WORD_MAX = 40;
    private static final SwearWords WORDS = SwearWords.bundled();

    private Profanity() {}

    /**
     * A swear word in a text.
     *
     * @param language ISO 639-1
     * @param strong false for words many would say in front of a customer
     * @param disguised whether it was written so that a plain search misses it
     */
    public record Hit(int start, int end, String language, boolean strong, boolean disguised) {}

    /** @param lower normalised text in lower case */
    public static List<Hit> find(String lower) {
        List<Hit> hits = new ArrayList<>();
        char[] units = lower.toCharArray();
        int i = 0;
        while (i < units.length) {
            if (!Spelling.isPart(units[i])) {
                i++;
                continue;
            }
            int end = i;
            while (end < units.length && Spelling.isPart(units[end])) {
                end++;
            }
            boolean word = end - i >= WORD_MIN && end - i <= WORD_MAX;
            if (word && !isPartOfName(lower, i, end)) {
                word(lower, units, i, end, hits);
            }
            i = end == i + 1 ? spelled(lower, i, hits) : end;
        }
        return hits;
    }

    private static boolean isPartOfName(String lower, int start, int end) {
        return (start > 0 && isJoint(lower, start - 1)) || (end < lower.length() - 1 && isJoint(lower, end));
    }

    /** A sign that makes words part of an address or identifier. */
    private static boolean isJoint(String lower, int at) {
        char c = lower.charAt(at);
        if (c == ' ') {
            return false;
        }
        boolean letterAfter = at + 1 < lower.length() && Character.isLetterOrDigit(lower.charAt(at + 1));
        boolean letterBefore = at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1));
        return (c == '_' || c == '/' || Character.isDigit(c)) && letterAfter && letterBefore;
    }

    /** Looks a word up. Nearly all words are none of ours and end here without being copied. */
    private static void word(String lower, char[] units, int start, int end, List<Hit> hits) {
        int from = start;
        int to = end;
        while (from < to && !Spelling.isStart(units[from])) {
            from++;
        }
        while (to > from && !Spelling.isEnd(units[to - 1])) {
            to--;
        }
        if (to - from < WORD_MIN) {
            return;
        }
        int letters = 0;
        int masks = 0;
        boolean hyphen = false;
        boolean stretched = false;
        int hash = 0;
        char before = 0;
        char last = 0;
        for (int i = from; i < to; i++) {
            char c = units[i];
            hash = SwearWords.step(hash, c);
            if (Spelling.isLetter(c)) {
                letters++;
            } else if (Spelling.isMask(c)) {
                masks++;
            } else {
                hyphen |= c == '-';
            }
            stretched |= c == last && c == before;
            before = last;
            last = c;
        }
        if (WORDS.mayHold(hash) && plain(lower, from, to, hits)) {
            return;
        }
        boolean disguised = letters < to - from || stretched;
        if (letters < SwearWords.LETTERS_MIN || !disguised || disguised(lower, from, to, letters, masks, hits)) {
            return;
        }
        if (hyphen && lower.charAt(from) != '-') {
            parts(lower, from, to, hits);
        }
    }

    private static boolean plain(String lower, int from, int to, List<Hit> hits) {
        Optional<SwearWords.Word> word = WORDS.plain(lower.substring(from, to));
        word.ifPresent(found -> hits.add(new Hit(from, to, found.language(), found.strong(), false)));
        return word.isPresent();
    }

    private static boolean disguised(String lower, int from, int to, int letters, int masks, List<Hit> hits) {
        Optional<SwearWords.Word> word = disguised(lower.substring(from, to), letters, masks);
        word.ifPresent(found -> hits.add(new Hit(from, to, found.language(), found.strong(), true)));
        return word.isPresent();
    }

    private static void parts(String lower, int from, int to, List<Hit> hits) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || lower.charAt(i) == '-') {
                if (i - start >= 3) {
                    int begin = start;
                    int end = i;
                    WORDS.plain(lower.substring(start, i))
                            .ifPresent(word -> hits.add(new Hit(begin, end, word.language(), word.strong(), false)));
                }
                start = i + 1;
            }
        }
    }

    private static Optional<SwearWords.Word> disguised(String text, int letters, int masks) {
        if (masks > 0) {
            return masks <= letters + 1 ? WORDS.masked(text) : Optional.empty();
        }
        String plain = Spelling.plain(text);
        if (!plain.equals(text) && letters * 2 >= text.length()) {
            Optional<SwearWords.Word> word = WORDS.plain(plain);
            if (word.isPresent() && plain.length() >= 4) {
                return word;
            }
        }
        return Spelling.isStretched(plain) ? WORDS.stretched(plain) : Optional.empty();
    }

    /** Single letters with one sign between them: {@code f u c k}, {@code s.h.i.t}; returns where to go on. */
    private static int spelled(String lower, int start, List<Hit> hits) {
        char between = start + 1 < lower.length() ? lower.charAt(start + 1) : 0;
        boolean separator = between == ' ' || between == '.' || between == '_' || between == '/';
        if (!separator || start + 3 >= lower.length() || lower.charAt(start + 3) != between) {
            return start + 1;
        }
        StringBuilder word = new StringBuilder();
        int i = start;
        while (i < lower.length()
                && word.length() < WORD_MAX
                && Character.isLetter(lower.charAt(i))
                && (i + 1 == lower.length() || !Spelling.isPart(lower.charAt(i + 1)))) {
            word.append(lower.charAt(i));
            i += i + 1 < lower.length() && lower.charAt(i + 1) == between ? 2 : 1;
            if (i >= lower.length() || lower.charAt(i - 1) != between) {
                break;
            }
        }
        if (word.length() >= 4) {
            int end = Math.min(lower.length(), i);
            Optional<SwearWords.Word> found = WORDS.plain(word.toString());
            if (found.isPresent()) {
                hits.add(new Hit(start, end, found.get().language(), found.get().strong(), true));
                return end;
            }
        }
        return start + 1;
    }
}
