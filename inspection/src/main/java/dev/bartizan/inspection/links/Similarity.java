package dev.bartizan.inspection.links;

/** How two short names differ (Damerau-Levenshtein, up to two edits). */
final class Similarity {
    /** The kind of difference. */
    enum Edit {
        NONE,
        /** Two neighbours changed places. */
        SWAPPED,
        /** A letter was doubled, or one of two was left out. */
        DOUBLED,
        /** One letter changed, added or left out. */
        ONE,
        TWO,
        MORE
    }

    private Similarity() {}

    static Edit between(String one, String other) {
        if (one.equals(other)) {
            return Edit.NONE;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String a = one.substring(start, one.length() - end);
        String b = other.substring(start, other.length() - end);
        if (a.length() + b.length() == 1) {
            char letter = a.isEmpty() ? b.charAt(0) : a.charAt(0);
            String longer = a.isEmpty() ? other : one;
            int at = start;
            boolean doubled = (at > 0 && longer.charAt(at - 1) == letter)
                    || (at + 1 < longer.length() && longer.charAt(at + 1) == letter);
            return doubled ? Edit.DOUBLED : Edit.ONE;
        }
        if (a.length() == 2 && b.length() == 2 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0)) {
            return Edit.SWAPPED;
        }
        if (a.length() == 1 && b.length() == 1) {
            return Edit.ONE;
        }
        return distance(a, b) == 2 ? Edit.TWO : Edit.MORE;
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2 || Math.max(a.length(), b.length()) > 24) {
            return 3;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(diagonal + cost, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }
}
