package dev.bartizan.inspection;

/**
 * Walks the digit groups of a text: stretches that begin and end with a digit and hold digits and single separators
 * between them. What cards and phone numbers are made of. Linear: every stretch is visited once.
 */
final class NumberRuns {
    private static final int RUN_MAX = 48;

    private NumberRuns() {}

    /** Receives one stretch. */
    interface Visitor {
        /** @param start first digit; @param end unit after the last digit; @param digits how many digits it holds */
        void run(int start, int end, int digits);
    }

    /**
     * Visits the stretches of {@code text}.
     *
     * @param separators units that may stand between digits
     * @param gap how many of them in a row
     */
    static void visit(String text, String separators, int gap, Visitor visitor) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            int end = i;
            int digits = 0;
            int at = i;
            int skipped = 0;
            while (at < length && at - start < RUN_MAX && skipped <= gap) {
                char c = text.charAt(at);
                if (isDigit(c)) {
                    digits++;
                    end = at + 1;
                    skipped = 0;
                } else if (separators.indexOf(c) >= 0) {
                    skipped++;
                } else {
                    break;
                }
                at++;
            }
            visitor.run(start, end, digits);
            i = end;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
            }
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The digits of {@code [start, end)} alone. */
    static String digits(String text, int start, int end) {
        StringBuilder digits = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
