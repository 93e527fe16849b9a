package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Block letters of one style, read from {@code block-fonts.txt}.
 *
 * @param height rows of a letter
 * @param letters all letters
 * @param overlap columns that neighbouring letters may share
 * @param wordGap blank columns that part words
 */
record BlockFont(String name, int height, List<Letter> letters, int overlap, int wordGap) {
    private static final List<BlockFont> ALL = read();

    BlockFont {
        letters = List.copyOf(letters);
    }

    static List<BlockFont> all() {
        return ALL;
    }

    /** @param rows equally long; @param ink signs other than blanks */
    record Letter(char letter, String[] rows, int width, int ink) {
        /** How many signs of the block this letter explains at that column, or -1 when it does not fit there. */
        int match(char[][] block, int column, int overlap) {
            for (int row = 0; row < rows.length; row++) {
                for (int c = 0; c < width; c++) {
                    int at = column + c;
                    char found = at < block[row].length ? block[row][at] : ' ';
                    char own = rows[row].charAt(c);
                    boolean edge = c < overlap || c >= width - overlap;
                    boolean same = found == own || (edge && (own == ' ' || found != ' '));
                    if (!same) {
                        return -1;
                    }
                }
            }
            return ink;
        }
    }

    private static List<BlockFont> read() {
        List<BlockFont> fonts = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        String[] head = {};
        for (String line : LanguageSamples.lines("block-fonts.txt")) {
            if (line.startsWith("font ")) {
                if (head.length > 0) {
                    fonts.add(font(head, letters));
                }
                head = line.split(" ");
                letters.clear();
            } else {
                String[] rows = line.substring(2).split("\u00A6", -1);
                int ink = (int) Arrays.stream(rows)
                        .flatMapToInt(String::chars)
                        .filter(c -> c != ' ')
                        .count();
                letters.add(new Letter(line.charAt(0), rows, rows[0].length(), ink));
            }
        }
        fonts.add(font(head, letters));
        return List.copyOf(fonts);
    }

    private static BlockFont font(String[] head, List<Letter> letters) {
        boolean joined = head[1].equals("standard");
        return new BlockFont(head[1], Integer.parseInt(head[2]), letters, joined ? 1 : 0, joined ? 3 : 5);
    }
}
