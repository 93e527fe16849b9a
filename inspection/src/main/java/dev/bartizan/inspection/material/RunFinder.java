package dev.bartizan.inspection.material;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which shared fingerprints are a copy: at least {@link Scheme#HITS_MIN} of one document close together, dense,
 * over a passage of some length. Single quotes, common phrases and chance stay below. Used by one thread.
 */
final class RunFinder {
    private final Scheme scheme;
    private final Units units;
    private final Fingerprints prints;
    /** Per fingerprint, how many before it say anything. */
    private final int[] telling;

    /**
     * A copied passage.
     *
     * @param document number in its segment
     * @param from first unit
     * @param to unit after the last
     * @param score 0.5..1: density, and length in lengths of the shortest copy
     */
    record Run(int document, int from, int to, double score) {}

    RunFinder(Scheme scheme, Units units, Fingerprints prints, boolean[] common) {
        this.scheme = scheme;
        this.units = units;
        this.prints = prints;
        telling = new int[prints.size() + 1];
        for (int i = 0; i < prints.size(); i++) {
            telling[i + 1] = telling[i] + (common[i] ? 0 : 1);
        }
    }

    /** The copies from the documents of one segment; {@code common} fingerprints are no evidence for or against. */
    List<Run> find(SegmentFile segment, boolean[] common) {
        Map<Integer, Hits> byDocument = new HashMap<>();
        for (int i = 0; i < prints.size(); i++) {
            if (!common[i]) {
                int index = i;
                segment.find(
                        prints.hash(i),
                        document -> byDocument
                                .computeIfAbsent(document, d -> new Hits())
                                .add(index));
            }
        }
        List<Run> runs = new ArrayList<>();
        byDocument.forEach((document, hits) -> addRuns(document, hits, runs));
        return runs;
    }

    private void addRuns(int document, Hits hits, List<Run> runs) {
        int first = 0;
        for (int i = 1; i <= hits.size; i++) {
            boolean ends = i == hits.size
                    || prints.position(hits.indexes[i]) - prints.position(hits.indexes[i - 1]) > 2 * scheme.window();
            if (ends) {
                addRun(document, hits, first, i - 1, runs);
                first = i;
            }
        }
    }

    private void addRun(int document, Hits hits, int first, int last, List<Run> runs) {
        int shared = last - first + 1;
        if (shared < Scheme.HITS_MIN) {
            return;
        }
        int firstPrint = hits.indexes[first];
        int lastPrint = hits.indexes[last];
        int from = prints.position(firstPrint);
        int to = prints.position(lastPrint) + scheme.grams();
        int weight = units.weight(from, to);
        double density = (double) shared / (telling[lastPrint + 1] - telling[firstPrint]);
        if (weight >= scheme.weightMin() && density >= Scheme.DENSITY_MIN) {
            double length = 1 - Math.pow(2, -(double) weight / scheme.weightMin());
            runs.add(new Run(document, from, to, Math.max(0.5, density * length)));
        }
    }

    private static final class Hits {
        private int[] indexes = new int[4];
        private int size;

        void add(int index) {
            if (size == indexes.length) {
                indexes = java.util.Arrays.copyOf(indexes, size * 2);
            }
            indexes[size++] = index;
        }
    }
}
