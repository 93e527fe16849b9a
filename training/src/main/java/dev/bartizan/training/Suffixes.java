package dev.bartizan.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes suffixes like those an optimiser finds against a model: pieces of words, signs and code without a sense. */
final class Suffixes {
    private static final String[] SIGNS = {
        ".", "\\", "]", "[", "(", ")", "**", "!--", "\"", "--", "{", "}", "<", ">", "|", "/", "=", "+", "``", "~", "?",
        "!", ";", ":", "\\\\", "##", "@", "$", "%", "^", "&", "_", "...", "]]", "});", "':", "=\"", "\n", "\\n", "<<",
        "!!!", "»", "…", "},", "()", "};"
    };
    private static final String[] CODE = {
        "printf", "return", "void", "std", "null", "textbf", "begin", "cite", "Sure", "Tutorial", "json", "html", "utf",
                "int", "var",
        "import", "elif", "lambda", "div", "span", "href", "mathrm", "frac", "TRUE", "INST", "SYS", "Step", "title",
                "http", "www",
        "public static", "SELECT", "const", "def", "print", "str", "args", "eax", "sudo", "regex", "href", "latex",
                "Output", "Title"
    };

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

    String suffix() {
        StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "" : " ");
        int tokens = 8 + random.nextInt(24);
        double words = 0.35 + random.nextDouble() * 0.55;
        double glued = random.nextDouble() * 0.6;
        for (int i = 0; i < tokens; i++) {
            out.append(random.nextDouble() < words ? word() : sign());
            if (random.nextDouble() >= glued) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    private String sign() {
        return random.nextInt(3) == 0 ? CODE[random.nextInt(CODE.length)] : SIGNS[random.nextInt(SIGNS.length)];
    }

    private String word() {
        String word = pieces.isEmpty() ? "word" : pieces.get(random.nextInt(pieces.size()));
        return switch (random.nextInt(6)) {
            case 0 -> word.substring(random.nextInt(word.length()));
            case 1 -> word.substring(0, 1 + random.nextInt(word.length()));
            case 2 -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
            case 3 -> word + pieces.get(random.nextInt(pieces.size())).toLowerCase(java.util.Locale.ROOT);
            default -> word;
        };
    }
}
