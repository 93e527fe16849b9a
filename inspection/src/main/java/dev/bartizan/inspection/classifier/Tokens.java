package dev.bartizan.inspection.classifier;

/**
 * The tokens of one text as parallel arrays: hash, place in the folded characters, grammar class. Reusable, not
 * thread-safe, bounded: texts above {@value #CHARS_MAX} characters are represented by their beginning and end.
 */
final class Tokens {
    static final int HEAD_CHARS = 1400;
    static final int TAIL_CHARS = 500;
    static final int CHARS_MAX = HEAD_CHARS + TAIL_CHARS;

    final char[] chars = new char[CHARS_MAX + 2];
    final int[] hashes = new int[CHARS_MAX + 2];
    final short[] starts = new short[CHARS_MAX + 2];
    final short[] ends = new short[CHARS_MAX + 2];
    final byte[] classes = new byte[CHARS_MAX + 2];
    int size;
    private int headLength;
    private int length;

    private final WordClasses wordClasses;

    Tokens(WordClasses wordClasses) {
        this.wordClasses = wordClasses;
    }

    /** Replaces the content with the tokens of {@code text[from, to)}. */
    void read(CharSequence text, int from, int to) {
        if (to - from <= CHARS_MAX) {
            length = CharFold.fold(text, from, to, chars, 0);
        } else {
            length = CharFold.fold(text, from, from + HEAD_CHARS, chars, 0);
            headLength = length;
            chars[length++] = '\n';
            length = CharFold.fold(text, to - TAIL_CHARS, to, chars, length);
        }
        size = 0;
        int i = 0;
        while (i < length) {
            i = readToken(i, length);
        }
    }

    /** Where in the text {@link #read} from its beginning on a folded character stood. */
    int place(CharSequence text, int folded) {
        if (text.length() <= CHARS_MAX) {
            return CharFold.place(text, 0, folded);
        }
        return folded <= headLength
                ? CharFold.place(text, 0, folded)
                : CharFold.place(text, text.length() - TAIL_CHARS, folded - headLength - 1);
    }

    /** Number of folded characters. */
    int length() {
        return length;
    }

    boolean isWord(int token) {
        int c = classes[token];
        return c <= WordClasses.NUMBER || c >= WordClasses.LEXICON;
    }

    /** FNV-1a over UTF-16 units. */
    static int hash(char[] chars, int from, int to) {
        int h = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            h = (h ^ chars[i]) * 0x01000193;
        }
        return h;
    }

    private int readToken(int i, int length) {
        char c = chars[i];
        if (c == '\n') {
            int end = i + 1;
            while (end < length && chars[end] <= ' ') {
                end++;
            }
            add(i, end, 10, WordClasses.NEWLINE);
            return end;
        }
        if (c <= ' ' || Character.isWhitespace(c)) {
            return i + 1;
        }
        if (isIdeograph(c)) {
            return readIdeograph(i, length);
        }
        if (isWordChar(c)) {
            return readWord(i, length);
        }
        int end = Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(chars[i + 1])
                ? i + 2
                : i + 1;
        add(i, end, hash(chars, i, end), signClass(c));
        return end;
    }

    private int readWord(int i, int length) {
        int end = i;
        boolean digitsOnly = true;
        while (end < length && !isIdeograph(chars[end]) && isInnerChar(end, length)) {
            digitsOnly &= chars[end] >= '0' && chars[end] <= '9';
            end++;
        }
        if (digitsOnly) {
            add(i, end, 0x4E000000 + Math.min(end - i, 8), WordClasses.NUMBER);
            return end;
        }
        int hash = hash(chars, i, end);
        int listed = wordClasses.classOf(hash);
        int wordClass = listed != 0 ? listed : chars[i] >= 0x250 ? WordClasses.OTHER_SCRIPT : WordClasses.UNKNOWN;
        add(i, end, hash, wordClass);
        return end;
    }

    /** Text without spaces: a listed word of two characters is one token, otherwise each character is. */
    private int readIdeograph(int i, int length) {
        if (i + 1 < length) {
            int hash = hash(chars, i, i + 2);
            int listed = wordClasses.classOf(hash);
            if (listed != 0) {
                add(i, i + 2, hash, listed);
                return i + 2;
            }
        }
        add(i, i + 1, hash(chars, i, i + 1), WordClasses.OTHER_SCRIPT);
        return i + 1;
    }

    private boolean isInnerChar(int i, int length) {
        char c = chars[i];
        return isWordChar(c) || (c == '\'' && i + 1 < length && isWordChar(chars[i + 1]));
    }

    private void add(int start, int end, int hash, int wordClass) {
        hashes[size] = hash;
        starts[size] = (short) start;
        ends[size] = (short) end;
        classes[size] = (byte) wordClass;
        size++;
    }

    private static boolean isWordChar(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isIdeograph(char c) {
        return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff);
    }

    private static int signClass(char c) {
        return switch (c) {
            case '.', '!', '\u3002', '\uff01' -> WordClasses.STOP;
            case '?', '\uff1f' -> WordClasses.QUESTION_MARK;
            case ',', ';', '\uff0c', '\u3001' -> WordClasses.COMMA;
            case ':', '\uff1a' -> WordClasses.COLON;
            case '"', '\'', '`', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> WordClasses.QUOTE;
            case '(', ')', '[', ']', '{', '}', '<', '>', '#', '*', '|', '=', '-' -> WordClasses.BRACKET;
            default -> WordClasses.SIGN;
        };
    }
}
