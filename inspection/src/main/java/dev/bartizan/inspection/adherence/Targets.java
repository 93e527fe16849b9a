package dev.bartizan.inspection.adherence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mail addresses, links, account numbers, telephone numbers, paths and amounts in the arguments of a call. */
final class Targets {
    private static final int TARGETS_MAX = 64;
    private static final int LENGTH_MAX = 256;

    private Targets() {}

    /** What a target is. */
    enum Kind {
        ADDRESS("an address"),
        LINK("a link"),
        ACCOUNT("an account number"),
        PATH("a path"),
        AMOUNT("an amount");

        private final String told;

        Kind(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }
    }

    /** @param text in lower case; of a link its host */
    record Target(Kind kind, String text) {}

    static List<Target> of(String arguments) {
        List<Target> targets = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= arguments.length() && targets.size() < TARGETS_MAX; i++) {
            boolean part = i < arguments.length() && " \t\n\r\"'`,;<>{}[]()|".indexOf(arguments.charAt(i)) < 0;
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                if (i - start <= LENGTH_MAX) {
                    add(arguments.substring(start, i).toLowerCase(Locale.ROOT), targets);
                }
                start = -1;
            }
        }
        return targets;
    }

    private static void add(String token, List<Target> targets) {
        String word = token;
        while (word.endsWith(".")
                || word.endsWith(":")
                || word.endsWith("!")
                || word.endsWith("?")
                || word.endsWith("\\n")) {
            word = word.substring(0, word.length() - (word.endsWith("\\n") ? 2 : 1));
        }
        int scheme = word.indexOf("://");
        int at = word.indexOf('@');
        if (scheme > 0) {
            int end = scheme + 3;
            while (end < word.length() && "/?#:".indexOf(word.charAt(end)) < 0) {
                end++;
            }
            targets.add(new Target(Kind.LINK, word.substring(scheme + 3, end)));
        } else if (at > 0 && word.indexOf('.', at) > at + 1) {
            targets.add(new Target(Kind.ADDRESS, word));
        } else if (isAccount(word)) {
            targets.add(new Target(Kind.ACCOUNT, word));
        } else if ((word.startsWith("/") || word.startsWith("~/") || word.startsWith("c:\\")) && word.length() > 3) {
            targets.add(new Target(Kind.PATH, word));
        } else if (isAmount(word)) {
            targets.add(new Target(Kind.AMOUNT, amount(word)));
        }
    }

    /** IBAN shapes, telephone numbers, wallet addresses, long account numbers. */
    private static boolean isAccount(String word) {
        long digits = word.chars().filter(Character::isDigit).count();
        boolean plain = word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '-');
        return plain && word.length() >= 9 && digits >= 8 && !(word.length() == 10 && word.charAt(4) == '-');
    }

    private static boolean isAmount(String word) {
        String bare = bare(word);
        return bare.length() >= 2
                && bare.length() <= 9
                && bare.chars().allMatch(c -> Character.isDigit(c) || c == '.')
                && !bare.startsWith("0");
    }

    private static String bare(String word) {
        return word.replace("$", "").replace("\u20ac", "").replace("eur", "").replace("usd", "");
    }

    private static String amount(String word) {
        String bare = bare(word);
        return bare.endsWith(".00")
                ? bare.substring(0, bare.length() - 3)
                : bare.endsWith(".0") ? bare.substring(0, bare.length() - 2) : bare;
    }
}
