package dev.bartizan.gateway;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts {@code <think>…</think>} out of an answer, as DeepSeek R1 writes its reasoning when the server does not put it in
 * {@code reasoning_content}. A block that is never closed is reasoning to the end; a closing tag alone ends reasoning that
 * began with the text (some chat templates write the opening tag into the prompt).
 */
final class ThinkBlocks {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private ThinkBlocks() {}

    /** A run of the text and the role it stands in. */
    record Block(Span span, String role) {}

    /** Blocks in order, tags and empty runs left out. */
    static List<Block> cut(String text, String role) {
        List<Block> blocks = new ArrayList<>();
        if (!role.equals(Channel.ANSWER)) {
            add(blocks, 0, text.length(), role);
            return blocks;
        }
        int from = 0;
        int firstClose = text.indexOf(CLOSE);
        int firstOpen = text.indexOf(OPEN);
        if (firstClose >= 0 && (firstOpen < 0 || firstClose < firstOpen)) {
            add(blocks, 0, firstClose, Channel.REASONING);
            from = firstClose + CLOSE.length();
        }
        while (from < text.length()) {
            int open = text.indexOf(OPEN, from);
            if (open < 0) {
                break;
            }
            add(blocks, from, open, role);
            int start = open + OPEN.length();
            int close = text.indexOf(CLOSE, start);
            add(blocks, start, close < 0 ? text.length() : close, Channel.REASONING);
            from = close < 0 ? text.length() : close + CLOSE.length();
        }
        add(blocks, from, text.length(), role);
        return blocks;
    }

    private static void add(List<Block> blocks, int start, int end, String role) {
        if (start < end) {
            blocks.add(new Block(new Span(start, end), role));
        }
    }
}
