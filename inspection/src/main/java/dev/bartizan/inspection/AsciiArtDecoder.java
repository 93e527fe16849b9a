package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Block letters drawn over several lines, in the styles of {@link BlockFont}. Each group of lines that is mostly drawing is
 * laid over the letters column by column; the reading that explains most signs counts when it explains nearly all.
 */
final class AsciiArtDecoder implements LayerDecoder {
    private static final int BLOCKS_MAX = 64;
    private static final int WIDTH_MAX = 400;
    private static final int INK_MIN = 20;
    private static final String DRAWING = "#\u2588\u2593\u2592*@$_|/\\()'`,.<>-=\":V";

    @Override
    public String name() {
        return "ascii-art";
    }

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        String text = view.text();
        List<int[]> lines = drawnLines(text);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), 64);
        int line = 0;
        int tried = 0;
        boolean found = false;
        while (line < lines.size() && tried < BLOCKS_MAX) {
            int used = 0;
            if (isDrawn(text, lines.get(line))) {
                tried++;
                used = read(text, lines, line, out);
                found |= used > 0;
            }
            if (used == 0 && out.length() < maxUnits / 2) {
                copyLine(text, lines.get(line), out);
            }
            line += Math.max(1, used);
        }
        return found && out.length() <= maxUnits
                ? Optional.of(new Decoded(out.text(), out.map(), false))
                : Optional.empty();
    }

    /** Words that stand between blocks. */
    private static void copyLine(String text, int[] line, OffsetMap.Builder out) {
        if (!isDrawn(text, line)) {
            out.copy(text, line[0], line[1]);
            if (line[1] > line[0]) {
                out.append(' ', line[1] - 1, line[1]);
            }
        }
    }

    /** All lines when at least four in a row are drawn, else none. */
    private static List<int[]> drawnLines(String text) {
        List<int[]> lines = new ArrayList<>();
        int drawn = 0;
        int most = 0;
        int start = 0;
        while (start <= text.length() && lines.size() < 4_000) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int[] line = {start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end};
            lines.add(line);
            drawn = isDrawn(text, line) ? drawn + 1 : 0;
            most = Math.max(most, drawn);
            start = end + 1;
        }
        return most >= 4 ? lines : List.of();
    }

    private static boolean isDrawn(String text, int[] line) {
        int ink = 0;
        int limit = Math.min(line[1], line[0] + WIDTH_MAX);
        for (int i = line[0]; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                continue;
            }
            if (DRAWING.indexOf(c) < 0) {
                return false;
            }
            ink++;
        }
        return ink > 0;
    }

    /** Reads the block that starts at that line and returns how many lines it took, 0 when no letters fit. */
    private static int read(String text, List<int[]> lines, int line, OffsetMap.Builder out) {
        for (BlockFont font : BlockFont.all()) {
            for (int above = 0; above < 2; above++) {
                int used = font.height() - above;
                char[][] block = block(text, lines, line, font.height(), above);
                Reading reading = new Reading(block, font);
                if (reading.fits()) {
                    int last = Math.min(lines.size(), line + used) - 1;
                    reading.write(out, lines.get(line)[0], Math.max(lines.get(line)[0] + 1, lines.get(last)[1]));
                    return used;
                }
            }
        }
        return 0;
    }

    private static char[][] block(String text, List<int[]> lines, int line, int height, int above) {
        char[][] block = new char[height][];
        for (int row = 0; row < height; row++) {
            int at = line + row - above;
            boolean there = row >= above && at < lines.size();
            int start = there ? lines.get(at)[0] : 0;
            int end = there ? Math.min(lines.get(at)[1], start + WIDTH_MAX) : 0;
            block[row] = text.substring(start, end).toCharArray();
            for (int i = 0; i < block[row].length; i++) {
                char c = block[row][i];
                block[row][i] = c == '\u2588' || c == '\u2593' || c == '\u2592' || c == '*' || c == '@' ? '#' : c;
            }
        }
        return block;
    }

    /** The best row of letters for one block: the most signs explained, by dynamic programming over columns. */
    private static final class Reading {
        private final BlockFont font;
        private final char[][] block;
        private final int[] inkOf;
        private final int[] score;
        private final int[] from;
        private final int[] letter;
        private final int width;
        private int ink;

        Reading(char[][] block, BlockFont font) {
            this.font = font;
            this.block = block;
            width = Arrays.stream(block).mapToInt(row -> row.length).max().orElse(0);
            inkOf = new int[width + 1];
            for (char[] row : block) {
                for (int c = 0; c < row.length; c++) {
                    inkOf[c] += row[c] == ' ' ? 0 : 1;
                    ink += row[c] == ' ' ? 0 : 1;
                }
            }
            score = new int[width + 1];
            from = new int[width + 1];
            letter = new int[width + 1];
            if (ink >= INK_MIN) {
                solve();
            }
        }

        private void solve() {
            Arrays.fill(score, Integer.MIN_VALUE / 2);
            score[0] = 0;
            for (int x = 0; x < width; x++) {
                offer(x + 1, score[x] - 4 * inkOf[x], x, -1);
                for (int overlap = 0; overlap <= font.overlap() && overlap <= x; overlap++) {
                    int at = x - overlap;
                    for (int n = 0; n < font.letters().size(); n++) {
                        BlockFont.Letter candidate = font.letters().get(n);
                        int end = Math.min(width, at + candidate.width());
                        if (end > x && (overlap > 0 || inkOf[x] > 0)) {
                            int explained = candidate.match(block, at, font.overlap());
                            if (explained > 0) {
                                int twice = overlap > 0 ? inkOf[at] : 0;
                                offer(end, score[x] + 2 * (explained - twice) - 1, x, n);
                            }
                        }
                    }
                }
            }
        }

        private void offer(int at, int value, int source, int n) {
            if (value > score[at]) {
                score[at] = value;
                from[at] = source;
                letter[at] = n;
            }
        }

        boolean fits() {
            return ink >= INK_MIN && score[width] >= ink * 1.4;
        }

        void write(OffsetMap.Builder out, int start, int end) {
            StringBuilder reversed = new StringBuilder();
            int blanks = 0;
            for (int x = width; x > 0; x = from[x]) {
                if (letter[x] < 0) {
                    blanks++;
                    continue;
                }
                if (blanks >= font.wordGap() && !reversed.isEmpty()) {
                    reversed.append(' ');
                }
                blanks = 0;
                reversed.append(font.letters().get(letter[x]).letter());
            }
            if (out.length() > 0) {
                out.append(' ', start, end);
            }
            out.appendAll(reversed.reverse(), start, end);
        }
    }
}
