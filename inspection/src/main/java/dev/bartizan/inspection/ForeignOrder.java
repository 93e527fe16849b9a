package dev.bartizan.inspection;

/**
 * Whether text in a script other than Latin runs backwards: neighbouring characters (three in alphabets, two in Chinese,
 * Japanese and Korean) are counted that {@link LanguageSamples} holds in this order and in the other.
 */
final class ForeignOrder {
    private static final int WIDE = 0x2E80;
    private static final int HITS_MIN = 3;
    private static final WordSet SEEN = seen();

    private ForeignOrder() {}

    static boolean isBackwards(String lower) {
        int forwards = 0;
        int backwards = 0;
        for (int i = 1; i < lower.length(); i++) {
            char b = lower.charAt(i);
            if (b < 0x370 || !Character.isLetter(b)) {
                continue;
            }
            char a = lower.charAt(i - 1);
            if (b >= WIDE) {
                forwards += SEEN.containsHash(key(' ', a, b)) ? 1 : 0;
                backwards += SEEN.containsHash(key(' ', b, a)) ? 1 : 0;
            } else if (i + 1 < lower.length()) {
                char c = lower.charAt(i + 1);
                forwards += SEEN.containsHash(key(gap(a), b, gap(c))) ? 1 : 0;
                backwards += SEEN.containsHash(key(gap(c), b, gap(a))) ? 1 : 0;
            }
        }
        return backwards >= HITS_MIN && backwards > forwards + forwards / 2 + 1;
    }

    private static WordSet seen() {
        String text = LanguageSamples.bundled().foreign();
        java.util.Set<Long> seen = new java.util.HashSet<>();
        for (int i = 1; i + 1 < text.length(); i++) {
            char b = text.charAt(i);
            if (b >= WIDE) {
                seen.add(key(' ', text.charAt(i - 1), b));
            } else if (b >= 0x370) {
                seen.add(key(gap(text.charAt(i - 1)), b, gap(text.charAt(i + 1))));
            }
        }
        return new WordSet(seen);
    }

    private static char gap(char c) {
        return Character.isLetter(c) ? c : ' ';
    }

    private static long key(char a, char b, char c) {
        return WordSet.step(WordSet.step(WordSet.step(WordSet.SEED, a), b), c);
    }
}
