package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;
import java.util.Arrays;

/** One claim of the text beside the sources: its terms, which of them the sources know, where the best evidence is. */
final class Claim {
    private static final int TERMS_MAX = 300;
    private static final float GIVEN_WEIGHT = 0.4f;
    private static final float FRAME_WEIGHT = 0.1f;
    private static final float NUMBER_WORD_WEIGHT = 0.5f;

    final Span span;
    final Terms terms;
    final SourceIndex index;
    final int firstWord;
    final int wordCount;
    final int firstTerm;
    final int size;
    /** Per term its number in the index or {@link LongTable#ABSENT}. */
    final int[] ids;

    final float[] weights;
    /** Per term whether the query has it, so that it needs no support. */
    final boolean[] given;

    final Evidence.Found evidence;

    private Claim(Span span, Terms terms, SourceIndex index, LongTable query, Evidence finder) {
        this.span = span;
        this.terms = terms;
        this.index = index;
        firstWord = terms.words.at(span.start());
        wordCount = terms.words.at(span.end()) - firstWord;
        firstTerm = terms.at(firstWord);
        size = Math.min(TERMS_MAX, terms.at(firstWord + wordCount) - firstTerm);
        ids = new int[size];
        weights = new float[size];
        given = new boolean[size];
        for (int i = 0; i < size; i++) {
            ids[i] = index.find(terms.keys[firstTerm + i]);
            given[i] = query.has(terms.keys[firstTerm + i]);
            weights[i] = weight(i);
        }
        evidence = finder.find(ids, weights);
    }

    static Claim of(Span span, Terms terms, SourceIndex index, LongTable query, Evidence finder) {
        return new Claim(span, terms, index, query, finder);
    }

    private float weight(int i) {
        int term = firstTerm + i;
        if (terms.isFrame(term) && ids[i] == LongTable.ABSENT) {
            return FRAME_WEIGHT;
        }
        float rare = ids[i] == LongTable.ABSENT ? 1 : 1 / (1 + 0.5f * (float) Math.log(index.count(ids[i])));
        float base = terms.isQuantity(term) && !terms.isWrittenQuantity(term) ? NUMBER_WORD_WEIGHT : 1;
        return (0.4f + 0.6f * rare) * base * (given[i] ? GIVEN_WEIGHT : 1);
    }

    boolean isKnown(int i) {
        return ids[i] != LongTable.ABSENT;
    }

    /** Whether no source has the term, and it is more than a phrase such as "the passage". */
    boolean isNovel(int i) {
        return ids[i] == LongTable.ABSENT && !given[i] && !terms.isFrame(firstTerm + i) && !isApproximatelyKnown(i);
    }

    boolean isHeld(int i) {
        return evidence.holds()[i];
    }

    boolean isCapital(int i) {
        return terms.isCapital(firstTerm + i);
    }

    /** Whether a sentence opens with the term, where a capital says nothing. */
    boolean isOpening(int i) {
        return terms.words.is(terms.from[firstTerm + i], Words.FIRST);
    }

    boolean isQuantity(int i) {
        return terms.isQuantity(firstTerm + i);
    }

    boolean isWrittenQuantity(int i) {
        return terms.isWrittenQuantity(firstTerm + i);
    }

    /** The best source sentence, or -1. */
    int bestSentence() {
        return evidence.sentences().length == 0 ? -1 : evidence.sentences()[0];
    }

    /** Whether any of the evidence sentences has the word trait. */
    boolean evidenceHas(int trait) {
        return Arrays.stream(evidence.sentences()).anyMatch(sentence -> sentenceHas(sentence, trait));
    }

    boolean sentenceHas(int sentence, int trait) {
        Words words = index.terms.words;
        Span place = index.sentences.get(sentence);
        for (int word = words.at(place.start()); word < words.size && words.starts[word] < place.end(); word++) {
            if (words.is(word, trait)) {
                return true;
            }
        }
        return false;
    }

    boolean has(int trait) {
        for (int word = firstWord; word < firstWord + wordCount; word++) {
            if (terms.words.is(word, trait)) {
                return true;
            }
        }
        return false;
    }

    /** "About 1,000" is met by 998: within a tenth of a number in the evidence or beside it. */
    private boolean isApproximatelyKnown(int i) {
        Quantity quantity = terms.quantities[firstTerm + i];
        if (quantity == null || !quantity.approximate() || evidence == null) {
            return false;
        }
        for (int sentence : evidence.sentences()) {
            for (int t = index.firstTerm(sentence); t < index.firstTerm(sentence + 1); t++) {
                Quantity other = index.terms.quantities[t];
                if (other != null
                        && other.kind() == quantity.kind()
                        && Math.abs(other.value() - quantity.value()) <= Math.abs(quantity.value()) / 10) {
                    return true;
                }
            }
        }
        return false;
    }
}
