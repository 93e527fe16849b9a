package dev.bartizan.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts texts into overlapping {@link Window}s. Thread-safe. */
final class TextWindows implements AutoCloseable {
    /** More than a token has on average in any language; bounds what is tokenised, not what is scored. */
    private static final int CHARS_PER_TOKEN = 8;

    private final HuggingFaceTokenizer tokenizer;
    private final int windowsMax;
    private final int charsMax;

    TextWindows(HuggingFaceTokenizer tokenizer, int maxTokens, int windowsMax) {
        this.tokenizer = tokenizer;
        this.windowsMax = windowsMax;
        this.charsMax = windowsMax * maxTokens * CHARS_PER_TOKEN;
    }

    /** The windows of a text in order, at least one. Of a very long text only those of its beginning and its end. */
    List<Window> of(String text) {
        List<Window> windows = new ArrayList<>();
        if (text.length() <= charsMax) {
            add(text, 0, windows);
        } else {
            int half = charsMax / 2;
            add(text.substring(0, half), 0, windows);
            add(text.substring(text.length() - half), text.length() - half, windows);
        }
        if (windows.size() <= windowsMax) {
            return windows;
        }
        int tail = windowsMax / 2;
        List<Window> kept = new ArrayList<>(windows.subList(0, windowsMax - tail));
        kept.addAll(windows.subList(windows.size() - tail, windows.size()));
        return kept;
    }

    private void add(String piece, int offset, List<Window> windows) {
        String clean = clean(piece);
        Encoding first = tokenizer.encode(clean, true, true);
        CodePoints places = new CodePoints(clean);
        windows.add(window(first, places, offset));
        for (Encoding next : first.getOverflowing()) {
            windows.add(window(next, places, offset));
        }
    }

    private static Window window(Encoding encoding, CodePoints places, int offset) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (CharSpan span : encoding.getCharTokenSpans()) {
            if (span != null) {
                start = Math.min(start, span.getStart());
                end = Math.max(end, span.getEnd());
            }
        }
        int from = start == Integer.MAX_VALUE ? 0 : places.toUtf16(start);
        int to = Math.max(from, places.toUtf16(end));
        return new Window(
                encoding.getIds(),
                encoding.getAttentionMask(),
                encoding.getTypeIds(),
                new Span(from + offset, to + offset));
    }

    /** NUL and unpaired surrogates have no UTF-8 the native side reads alike; each becomes U+FFFD, at the same place. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Offsets in code points, which the tokenizer counts, as UTF-16 units. Ascending questions are answered in one pass. */
    private static final class CodePoints {
        private final String text;
        private int codePoint;
        private int unit;

        CodePoints(String text) {
            this.text = text;
        }

        int toUtf16(int wanted) {
            if (wanted < codePoint) {
                codePoint = 0;
                unit = 0;
            }
            while (codePoint < wanted && unit < text.length()) {
                unit += Character.charCount(text.codePointAt(unit));
                codePoint++;
            }
            return unit;
        }
    }
}
