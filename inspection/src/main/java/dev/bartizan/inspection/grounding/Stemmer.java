package dev.bartizan.inspection.grounding;

/** Cuts endings off lower-case words so that forms of one word meet. Light: it never looks at more than the ending. */
final class Stemmer {
    private static final int STEM_MIN = 3;
    private static final String[][] ENDINGS = {
        {"isations", "iz"},
        {"isation", "iz"},
        {"izations", "iz"},
        {"ization", "iz"},
        {"ational", "at"},
        {"fulness", "ful"},
        {"ations", "at"},
        {"ation", "at"},
        {"ements", "e"},
        {"ement", "e"},
        {"nesses", ""},
        {"ness", ""},
        {"ments", ""},
        {"ment", ""},
        {"ising", "iz"},
        {"ised", "iz"},
        {"ises", "iz"},
        {"ise", "iz"},
        {"izing", "iz"},
        {"ized", "iz"},
        {"izes", "iz"},
        {"ize", "iz"},
        {"ated", "at"},
        {"ating", "at"},
        {"ates", "at"},
        {"ate", "at"},
        {"ators", "at"},
        {"ator", "at"},
        {"ingly", ""},
        {"edly", ""},
        {"ities", ""},
        {"ity", ""},
        {"ions", ""},
        {"ion", ""},
        {"ings", ""},
        {"ing", ""},
        {"iers", "y"},
        {"ier", "y"},
        {"iest", "y"},
        {"ies", "y"},
        {"ied", "y"},
        {"ily", "y"},
        {"ers", ""},
        {"er", ""},
        {"ed", ""},
        {"es", ""},
        {"ly", ""},
        {"or", ""},
        {"ors", ""},
        {"ours", "or"},
        {"our", "or"},
        {"s", ""},
        {"e", ""}
    };

    private Stemmer() {}

    static String stem(String word) {
        if (word.length() <= STEM_MIN || !isPlain(word)) {
            return word;
        }
        for (String[] ending : ENDINGS) {
            int cut = word.length() - ending[0].length();
            if (cut >= STEM_MIN
                    && word.endsWith(ending[0])
                    && !(ending[0].equals("s") && word.charAt(cut - 1) == 's')) {
                return undouble(word.substring(0, cut)) + ending[1];
            }
        }
        return word;
    }

    private static String undouble(String stem) {
        int n = stem.length();
        boolean doubled =
                n > STEM_MIN && stem.charAt(n - 1) == stem.charAt(n - 2) && "bdgmnprt".indexOf(stem.charAt(n - 1)) >= 0;
        return doubled ? stem.substring(0, n - 1) : stem;
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
