package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Text that no reader sees: Unicode tag characters (each stands for an ASCII character), and bytes hidden in runs of
 * variation selectors. Reads the raw original, because normalisation removes what it looks for.
 */
final class HiddenCharDecoder {
    /** A tag run shorter than this may be a stray character. */
    static final int RUN_MIN = 3;

    private HiddenCharDecoder() {}

    /** The text spelled in tag characters, subdivision flags (black flag, tags, cancel tag) left out. */
    static Optional<LayerDecoder.Decoded> tags(String raw, OffsetMap source, int maxUnits) {
        if (raw.indexOf('\uDB40') < 0) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(source, 64);
        for (TagRun run : TagRun.of(raw)) {
            for (int i = run.start(); i < run.end(); i += 2) {
                int c = raw.codePointAt(i) - 0xE0000;
                if (out.length() >= maxUnits) {
                    return Optional.of(new LayerDecoder.Decoded(out.text(), out.map(), true));
                }
                if (c >= 0x20 && c < 0x7F) {
                    out.append((char) c, i, i + 2);
                }
            }
        }
        return decoded(out);
    }

    /** The text hidden as bytes in variation selectors: runs of four or more in a row. */
    static Optional<LayerDecoder.Decoded> selectors(String raw, OffsetMap source, int maxUnits) {
        int length = raw.length();
        OffsetMap.Builder out = null;
        ByteRun bytes = new ByteRun();
        int i = 0;
        while (i < length) {
            char c = raw.charAt(i);
            if (c != '\uDB40' && (c < 0xFE00 || c > 0xFE0F)) {
                i++;
                continue;
            }
            bytes.clear();
            int at = i;
            while (at < length) {
                int codePoint = raw.codePointAt(at);
                if (!Invisibles.isVariationSelector(codePoint)) {
                    break;
                }
                int next = at + Character.charCount(codePoint);
                bytes.add(Invisibles.selectorByte(codePoint), at, next);
                at = next;
            }
            if (bytes.size() >= 4) {
                if (out == null) {
                    out = new OffsetMap.Builder(source, 64);
                }
                if (bytes.size() > maxUnits - out.length()) {
                    return Optional.of(new LayerDecoder.Decoded(out.text(), out.map(), true));
                }
                bytes.appendText(out, 4);
            }
            i = Math.max(at, i + 1);
        }
        return out == null ? Optional.empty() : decoded(out);
    }

    /** The text as it is shown: what stands between a right-to-left override and its end is turned round. */
    static Optional<LayerDecoder.Decoded> overridden(String raw, OffsetMap source, int maxUnits) {
        int override = raw.indexOf('\u202E');
        if (override < 0 || raw.length() > maxUnits) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(source, raw.length());
        int i = 0;
        while (i < raw.length()) {
            if (i != override) {
                out.append(raw.charAt(i), i, i + 1);
                i++;
                continue;
            }
            int end = overrideEnd(raw, i + 1);
            for (int at = end; at > i + 1; ) {
                int codePoint = raw.codePointBefore(at);
                int start = at - Character.charCount(codePoint);
                out.appendCodePoint(codePoint, start, at);
                at = start;
            }
            i = end;
            override = raw.indexOf('\u202E', i);
        }
        return decoded(out);
    }

    /** An override ends at the pop character, at another direction character, or with its line. */
    private static int overrideEnd(String raw, int start) {
        int i = start;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '\n' || (c >= '\u202A' && c <= '\u202E')) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static Optional<LayerDecoder.Decoded> decoded(OffsetMap.Builder out) {
        return out.length() == 0
                ? Optional.empty()
                : Optional.of(new LayerDecoder.Decoded(out.text(), out.map(), false));
    }
}
