package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;
import java.util.List;

/**
 * The grounding sources, ready to be asked: where each term occurs, which sentence that is, which runs of words exist.
 * Built in one pass; about 60 bytes per character. Immutable once built.
 */
final class SourceIndex {
    private static final int PREFIX = 5;
    private static final int RUN_MAX = 4;

    final Terms terms;
    final List<Span> sentences;
    final int[] sentenceOf;
    private final int[] firstTerm;
    private final LongTable ids = new LongTable();
    private final int[] offsets;
    private final int[] places;
    private final LongTable stems = new LongTable();
    private final LongTable runs = new LongTable();
    private final LongTable prefixes = new LongTable();
    private final LongTable wholeSentences = new LongTable();

    private SourceIndex(String text) {
        terms = Terms.of(text);
        sentences = Claims.split(text);
        sentenceOf = new int[terms.size];
        firstTerm = new int[sentences.size() + 1];
        placeSentences();
        int[] id = new int[terms.size];
        for (int i = 0; i < terms.size; i++) {
            id[i] = ids.add(terms.keys[i]);
        }
        offsets = new int[ids.size() + 1];
        for (int i : id) {
            offsets[i + 1]++;
        }
        for (int i = 0; i < ids.size(); i++) {
            offsets[i + 1] += offsets[i];
        }
        places = new int[terms.size];
        int[] next = offsets.clone();
        for (int i = 0; i < terms.size; i++) {
            places[next[id[i]]++] = i;
        }
        readRuns(terms.words);
        for (Span sentence : sentences) {
            wholeSentences.add(wholeKey(terms.words, sentence));
        }
    }

    /** @param sources joined in order */
    static SourceIndex of(List<String> sources) {
        return new SourceIndex(String.join("\n", sources));
    }

    int find(long key) {
        return ids.find(key);
    }

    /** How often the term occurs. */
    int count(int id) {
        return offsets[id + 1] - offsets[id];
    }

    /** The {@code n}th place of the term, as index of {@link Terms}. */
    int place(int id, int n) {
        return places[offsets[id] + n];
    }

    int firstTerm(int sentence) {
        return firstTerm[sentence];
    }

    /** Whether the very stem occurs, not just a word for the same thing. */
    boolean hasStem(long key) {
        return stems.has(key);
    }

    /** Whether a word with the same first letters occurs. */
    boolean hasPrefix(String word) {
        return word.length() > PREFIX && prefixes.has(Lexicon.key(word.substring(0, PREFIX)));
    }

    /** Whether this run of two to four stems occurs. */
    boolean hasRun(Words words, int from, int length) {
        long key = 0;
        for (int i = from; i < from + length; i++) {
            key = LongTable.join(key, words.keys[i]);
        }
        return runs.has(key);
    }

    /** Whether a sentence of the sources has just these words. */
    boolean hasSentence(Words words, Span place) {
        return wholeSentences.has(wholeKey(words, place));
    }

    private static long wholeKey(Words words, Span place) {
        long key = 0;
        for (int word = words.at(place.start()); word < words.size && words.starts[word] < place.end(); word++) {
            key = LongTable.join(key, words.keys[word]);
        }
        return key;
    }

    private void placeSentences() {
        int term = 0;
        for (int sentence = 0; sentence < sentences.size(); sentence++) {
            firstTerm[sentence] = term;
            int end = sentences.get(sentence).end();
            while (term < terms.size && terms.words.starts[terms.from[term]] < end) {
                sentenceOf[term++] = sentence;
            }
        }
        while (term < terms.size) {
            sentenceOf[term++] = Math.max(0, sentences.size() - 1);
        }
        firstTerm[sentences.size()] = terms.size;
    }

    private void readRuns(Words words) {
        for (int i = 0; i < words.size; i++) {
            stems.add(words.keys[i]);
            long key = LongTable.join(0, words.keys[i]);
            for (int length = 2; length <= RUN_MAX && i + length <= words.size; length++) {
                key = LongTable.join(key, words.keys[i + length - 1]);
                runs.add(key);
            }
            String word = words.isContent(i) ? words.folded(i) : "";
            if (word.length() > PREFIX) {
                prefixes.add(Lexicon.key(word.substring(0, PREFIX)));
            }
        }
    }
}
