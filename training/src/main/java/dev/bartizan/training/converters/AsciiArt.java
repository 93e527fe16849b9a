package dev.bartizan.training.converters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Block letters of five by five signs, several words a line, as banner programs write them. Our own letters. */
final class AsciiArt {
    private static final int SIZE = 5;
    private static final int WIDTH_MAX = 120;
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?-':/";
    private static final String[] GLYPHS = """
            .###.#...#######...##...# ####.#...#####.#...#####. .#####....#....#.....####
            ####.#...##...##...#####. ######....####.#....##### ######....####.#....#....
            .#####....#..###...#.#### #...##...#######...##...# #####..#....#....#..#####
            ..###...#....#.#..#..##.. #...##..#.###..#..#.#...# #....#....#....#....#####
            #...###.###.#.##...##...# #...###..##.#.##..###...# .###.#...##...##...#.###.
            ####.#...#####.#....#.... .###.#...##.#.##..#..##.# ####.#...#####.#..#.#...#
            .#####.....###.....#####. #####..#....#....#....#.. #...##...##...##...#.###.
            #...##...##...#.#.#...#.. #...##...##.#.###.###...# #...#.#.#...#...#.#.#...#
            #...#.#.#...#....#....#.. #####...#...#...#...##### .###.#..###.#.###..#.###.
            ..#...##....#....#...###. ####.....#.###.#....##### ####.....#.###.....#####.
            #..#.#..#.#####...#....#. ######....####.....#####. .###.#....####.#...#.###.
            #####....#...#...#....#.. .###.#...#.###.#...#.###. .###.#...#.####....#.###.
            .....................##.. ................##....#.. ..#....#....#.........#..
            ###.....#..##........#... ...........###........... ..#....#.................
            .......#.........#....... ....#...#...#...#...#....
            """.strip().split("\\s+");

    private AsciiArt() {}

    /** Words with a character that has no block letter stand between the blocks as they are. */
    static String convert(String text) {
        List<String> blocks = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int width = 0;
        for (String word : Letters.plain(text).toUpperCase(Locale.ROOT).strip().split("\\s+")) {
            boolean drawable = word.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
            int wordWidth = (SIZE + 1) * (word.length() + 1);
            if (!line.isEmpty() && (!drawable || width + wordWidth > WIDTH_MAX)) {
                blocks.add(block(line));
                line.clear();
                width = 0;
            }
            if (drawable) {
                line.add(word);
                width += wordWidth;
            } else {
                blocks.add(word + "\n");
            }
        }
        if (!line.isEmpty()) {
            blocks.add(block(line));
        }
        return String.join("\n", blocks);
    }

    private static String block(List<String> words) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < SIZE; row++) {
            StringBuilder line = new StringBuilder();
            for (char c : String.join(" ", words).toCharArray()) {
                int at = CHARACTERS.indexOf(c);
                String cells = at < 0 ? "....." : GLYPHS[at].substring(row * SIZE, (row + 1) * SIZE);
                line.append(cells.replace('.', ' ')).append(' ');
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
