package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive tag characters in a text, two UTF-16 units each.
 *
 * @param start first unit
 * @param end unit after the last
 */
record TagRun(int start, int end) {
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int FLAG_TAGS_MAX = 8;

    /** All runs of three or more tag characters that are not part of a subdivision flag emoji. */
    static List<TagRun> of(String raw) {
        List<TagRun> runs = new ArrayList<>();
        int i = raw.indexOf('\uDB40');
        while (i >= 0) {
            int end = i;
            while (end + 1 < raw.length() && Invisibles.isTag(raw.codePointAt(end))) {
                end += 2;
            }
            int count = (end - i) / 2;
            if (count >= HiddenCharDecoder.RUN_MIN && !isFlag(raw, i, end, count)) {
                runs.add(new TagRun(i, end));
            }
            i = raw.indexOf('\uDB40', Math.max(end, i + 1));
        }
        return runs;
    }

    int characters() {
        return (end - start) / 2;
    }

    private static boolean isFlag(String raw, int start, int end, int count) {
        return start >= 2
                && raw.codePointBefore(start) == BLACK_FLAG
                && count <= FLAG_TAGS_MAX
                && raw.codePointBefore(end) == CANCEL_TAG;
    }
}
