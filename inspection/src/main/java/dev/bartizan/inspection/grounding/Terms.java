package dev.bartizan.inspection.grounding;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text says, in order: content words and quantities. A quantity replaces its words, so {@code 1,000} and {@code one
 * thousand} are the same term. Immutable once read.
 */
final class Terms {
    final Words words;
    long[] keys = new long[64];
    int[] from = new int[64];
    int[] to = new int[64];
    /** The quantity a term is, or null for a content word. */
    @Nullable
    Quantity[] quantities = new Quantity[64];

    int size;

    private Terms(Words words) {
        this.words = words;
    }

    static Terms of(String text) {
        Words words = Words.of(text);
        Terms terms = new Terms(words);
        List<Quantity> quantities = QuantityReader.read(words);
        int next = 0;
        int word = 0;
        while (word < words.size) {
            int end = word + 1;
            if (next < quantities.size() && quantities.get(next).from() == word) {
                while (next < quantities.size() && quantities.get(next).from() == word) {
                    Quantity quantity = quantities.get(next++);
                    terms.add(quantity.key(), quantity.from(), quantity.to(), quantity);
                    end = quantity.to();
                }
            } else if (words.isContent(word)) {
                terms.add(words.concepts[word], word, word + 1, null);
            }
            word = end;
        }
        return terms;
    }

    /** First term at this word or later. */
    int at(int word) {
        int found = Arrays.binarySearch(from, 0, size, word);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && from[found - 1] == word) {
            found--;
        }
        return found;
    }

    boolean isQuantity(int term) {
        return quantities[term] != null;
    }

    /** Whether the term is a number in digits, a percentage or a month. */
    boolean isWrittenQuantity(int term) {
        Quantity quantity = quantities[term];
        return quantity != null && quantity.written();
    }

    boolean isCapital(int term) {
        return quantities[term] == null && words.is(from[term], Words.CAPITAL);
    }

    boolean isFrame(int term) {
        return quantities[term] == null && words.is(from[term], Words.FRAME);
    }

    private void add(long key, int first, int end, @Nullable Quantity quantity) {
        if (size == keys.length) {
            int capacity = size * 2;
            keys = Arrays.copyOf(keys, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            quantities = Arrays.copyOf(quantities, capacity);
        }
        keys[size] = key;
        from[size] = first;
        to[size] = end;
        quantities[size] = quantity;
        size++;
    }
}
