package dev.bartizan.inspection.grounding;

/** Makes a short single line of any text. */
final class Line {
    private static final int MAX = 300;

    private Line() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString().strip();
    }
}
