package dev.bartizan.inspection.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The lexicon: which grammar class (20..55, such as "override verb" or "earlier") a word belongs to. Immutable.
 */
public final class WordClasses {
    static final int UNKNOWN = 1;
    static final int OTHER_SCRIPT = 2;
    static final int NUMBER = 3;
    static final int SIGN = 4;
    static final int NEWLINE = 5;
    static final int STOP = 6;
    static final int QUESTION_MARK = 7;
    static final int COMMA = 8;
    static final int COLON = 9;
    static final int QUOTE = 10;
    static final int BRACKET = 11;
    /** The first class that comes from the lexicon. */
    static final int LEXICON = 20;

    static final int OVERRIDE = 20;
    static final int EARLIER = 22;
    static final int INSTRUCTION = 23;
    static final int SYSTEM = 24;
    static final int ASSISTANT = 25;
    static final int SECRET = 26;
    static final int REVEAL = 27;
    static final int SAY = 28;
    static final int ROLE = 29;
    static final int NEGATION = 30;
    static final int OBLIGATION = 31;
    static final int YOU = 32;
    static final int ME = 33;
    static final int INSTEAD = 34;
    static final int POLITE = 35;
    static final int TASK = 36;
    static final int QUESTION_WORD = 37;
    static final int LIMITS = 38;
    static final int FUNCTION_WORD = 40;
    static final int OUTPUT = 41;
    static final int THIRD_PERSON = 42;
    static final int REMEDY = 51;
    static final int FICTION = 52;
    static final int DANGER = 53;
    static final int DETAIL = 55;
    static final int START = 99;

    private static final int CAPACITY = 1 << 13;
    private static final String RESOURCE = "word-classes.txt";

    private final int[] hashes = new int[CAPACITY];
    private final byte[] classes = new byte[CAPACITY];
    private final int checksum;

    private WordClasses(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        checksum = (int) crc.getValue();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::addLine);
    }

    /** The lexicon that ships with this package. */
    public static WordClasses bundled() {
        return Bundled.INSTANCE;
    }

    /** CRC-32 of the lexicon text; a model trained with another lexicon is refused. */
    public int checksum() {
        return checksum;
    }

    /** Class of the word with this hash, 0 when it is not listed. */
    int classOf(int hash) {
        int slot = hash & (CAPACITY - 1);
        while (classes[slot] != 0) {
            if (hashes[slot] == hash) {
                return classes[slot];
            }
            slot = (slot + 1) & (CAPACITY - 1);
        }
        return 0;
    }

    private void addLine(String line) {
        int space = line.indexOf(' ');
        int colon = line.indexOf(':');
        byte wordClass = Byte.parseByte(line.substring(0, space));
        for (String word : line.substring(colon + 1).strip().split(" +")) {
            char[] folded = new char[word.length()];
            int length = CharFold.fold(word, 0, word.length(), folded, 0);
            add(Tokens.hash(folded, 0, length), wordClass);
        }
    }

    private void add(int hash, byte wordClass) {
        int slot = hash & (CAPACITY - 1);
        while (classes[slot] != 0) {
            if (hashes[slot] == hash) {
                return; // a word keeps the first class that lists it
            }
            slot = (slot + 1) & (CAPACITY - 1);
        }
        hashes[slot] = hash;
        classes[slot] = wordClass;
    }

    private static final class Bundled {
        static final WordClasses INSTANCE = load();

        private static WordClasses load() {
            try (InputStream in = WordClasses.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new ModelFormatException("lexicon: resource " + RESOURCE
                            + " is missing (expected beside the classes; rebuild the jar)");
                }
                return new WordClasses(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new ModelFormatException("lexicon: resource " + RESOURCE + " cannot be read", e);
            }
        }
    }
}
