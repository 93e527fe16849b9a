package dev.bartizan.inspection.category;

/** The bounds of names, definitions and samples. */
final class CategoryNames {
    static final int NAME_MAX = 64;
    static final int DEFINITION_MAX = 1_024;
    static final int SAMPLE_MAX = 4_000;

    private CategoryNames() {}

    /** @throws IllegalArgumentException when a category cannot be called so */
    static void check(String name, String definition) {
        boolean plain = name.chars()
                .allMatch(c -> (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || c == '.'
                        || c == '_'
                        || c == '~'
                        || c == '-');
        if (!plain || name.isEmpty() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("category name: " + name.substring(0, Math.min(name.length(), NAME_MAX))
                    + " (expected: 1..64 characters, letters, digits and . _ ~ -)");
        }
        length("category definition", definition, 0, DEFINITION_MAX);
    }

    static void length(String what, String text, int min, int max) {
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints < min || codePoints > max) {
            throw new IllegalArgumentException(
                    "%s: %d characters (expected: %d..%d)".formatted(what, codePoints, min, max));
        }
    }
}
