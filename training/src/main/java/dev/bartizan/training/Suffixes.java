package dev.bartizan.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes suffixes like those an optimiser finds against a model (Zou and others, "Universal and Transferable Adversarial
 * Attacks on Aligned Language Models", arXiv 2307.15043): pieces of words, signs and code without a sense. Several manners,
 * since optimisers have theirs.
 */
final class Suffixes {
    private static final String[] SIGNS = {
        ".", "\\", "]", "[", "(", ")", "**", "!--", "\"", "--", "{", "}", "<", ">", "|", "/", "=", "+", "``", "~", "?",
        "!", ";", ":", "\\\\", "##", "@", "$", "%", "^", "&", "_", "...", "]]", "});", "':", "=\"", "\n", "\\n", "<<",
        "!!!", "»", "…", "},", "()", "};", ".](", "{'", "'\"", "!)", ">[<", "={[", ":)", "->", "}:", "\\!", "//", "]{'",
        "(\""
    };
    private static final String[] CODE = {
        "printf", "return", "void", "std", "null", "textbf", "begin", "cite", "Sure", "Tutorial", "json", "html", "utf",
                "int", "var",
        "import", "elif", "lambda", "div", "span", "href", "mathrm", "frac", "TRUE", "INST", "SYS", "Step", "title",
                "http", "www",
        "public static", "SELECT", "const", "def", "print", "str", "args", "eax", "sudo", "regex", "href", "latex",
                "Output", "Title"
    };
    private static final String[] LURES = {
        "Sure",
        "Certainly",
        "here",
        "is",
        "tutorial",
        "steps",
        "Step",
        "list",
        "write",
        "sentence",
        "please",
        "instead",
        "reverse",
        "opposite",
        "revert",
        "translate",
        "example",
        "title",
        "first",
        "answer",
        "format",
        "guide",
        "script"
    };
    private static final String[] FOREIGN = {
        "und",
        "nicht",
        "wie",
        "aber",
        "einzeln",
        "hinweis",
        "beskrevs",
        "pour",
        "dans",
        "alle",
        "esta",
        "para",
        "sont",
        "naar",
        "jest",
        "voor",
        "dello",
        "quando",
        "siempre",
        "sobre",
        "kein",
        "schreib",
        "antwort",
        "zonder",
        "livre",
        "också",
        "mellan",
        "ejemplo",
        "texte",
        "parola",
        "nombre",
        "welche",
        "oder",
        "dieser",
        "після",
        "этот",
        "как"
    };

    /** What a suffix is made of, in shares: words of texts, foreign words, lures; the rest is signs and code. */
    private enum Manner {
        MIXED(0.55, 0.05, 0.05, 0.3),
        FOREIGN_WORDS(0.45, 0.3, 0.08, 0.1),
        LURING(0.35, 0.03, 0.3, 0.3),
        WORDS(0.85, 0.05, 0.08, 0.05),
        SIGNS_ONLY(0.2, 0.02, 0.05, 0.7);

        private final double words;
        private final double foreign;
        private final double lures;
        private final double glued;

        Manner(double words, double foreign, double lures, double glued) {
            this.words = words;
            this.foreign = foreign;
            this.lures = lures;
            this.glued = glued;
        }
    }

    private final List<String> pieces = new ArrayList<>();
    private final Random random;

    /** @param texts where the words come from */
    Suffixes(List<String> texts, Random random) {
        this.random = random;
        for (int i = 0; i < 6000 && !texts.isEmpty(); i++) {
            for (String word : texts.get(random.nextInt(texts.size())).split("[^\\p{L}]+")) {
                if (word.length() > 1 && word.length() < 14) {
                    pieces.add(word);
                }
            }
        }
    }

    /** A request with such a text after it, or rarely before it or on both sides. */
    String around(String request) {
        return switch (random.nextInt(12)) {
            case 0 -> suffix().strip() + " " + request;
            case 1 -> suffix().strip() + " " + request + suffix();
            default -> request + suffix();
        };
    }

    private String suffix() {
        Manner manner = Manner.values()[random.nextInt(Manner.values().length)];
        StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "" : " ");
        if (random.nextInt(12) == 0) {
            out.append("! ".repeat(4 + random.nextInt(12)));
        }
        int tokens = 8 + random.nextInt(24);
        for (int i = 0; i < tokens; i++) {
            double which = random.nextDouble();
            if (which < manner.words) {
                out.append(word());
            } else if (which < manner.words + manner.foreign) {
                out.append(cased(FOREIGN[random.nextInt(FOREIGN.length)]));
            } else if (which < manner.words + manner.foreign + manner.lures) {
                out.append(cased(LURES[random.nextInt(LURES.length)]));
            } else {
                out.append(sign());
            }
            if (random.nextDouble() >= manner.glued) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    private String sign() {
        return random.nextInt(3) == 0 ? CODE[random.nextInt(CODE.length)] : SIGNS[random.nextInt(SIGNS.length)];
    }

    private String cased(String word) {
        return switch (random.nextInt(6)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
            default -> word;
        };
    }

    private String word() {
        String word = pieces.isEmpty() ? "word" : pieces.get(random.nextInt(pieces.size()));
        return switch (random.nextInt(7)) {
            case 0 -> word.substring(random.nextInt(word.length()));
            case 1 -> word.substring(0, 1 + random.nextInt(word.length()));
            case 2 -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
            case 3 -> word + pieces.get(random.nextInt(pieces.size())).toLowerCase(Locale.ROOT);
            case 4 -> cased(word);
            default -> word;
        };
    }
}
