package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Meanings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns {@link Meanings} from how words occur together, without labels: positive pointwise mutual information with the
 * commonest words, reduced by a randomised decomposition, clustered twice. Deterministic.
 */
final class MeaningTraining {
    private static final int WORDS_MAX = 48_000;
    private static final int COUNT_MIN = 4;
    private static final int CONTEXTS = 1_800;
    private static final int WINDOW = 4;
    private static final int DIMENSIONS = 64;
    private static final int FINE = 800;
    private static final int ROUNDS = 12;

    private MeaningTraining() {}

    /** @param texts word hashes per text, 0 at ends of sentences */
    static Meanings train(List<int[]> texts, long seed) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (int[] text : texts) {
            for (int word : text) {
                if (word != 0) {
                    counts.computeIfAbsent(word, w -> new int[1])[0]++;
                }
            }
        }
        List<Map.Entry<Integer, int[]>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort((a, b) -> a.getValue()[0] != b.getValue()[0]
                ? Integer.compare(b.getValue()[0], a.getValue()[0])
                : Integer.compare(a.getKey(), b.getKey()));
        int n = 0;
        while (n < Math.min(WORDS_MAX, sorted.size()) && sorted.get(n).getValue()[0] >= COUNT_MIN) {
            n++;
        }
        int[] words = new int[n];
        Map<Integer, Integer> index = new HashMap<>(2 * n);
        for (int i = 0; i < n; i++) {
            words[i] = sorted.get(i).getKey();
            index.put(words[i], i);
        }
        float[][] rows = mutualInformation(cooccurrences(texts, index, n));
        float[][] vectors = reduce(rows, new Random(seed));
        int[] fine = cluster(vectors, FINE, new Random(seed + 1));
        float[][] centres = centres(vectors, fine, FINE);
        int[] coarse = cluster(centres, Meanings.COARSE_MAX, new Random(seed + 2));
        short[] clusters = new short[n];
        for (int i = 0; i < n; i++) {
            clusters[i] = (short) (fine[i] + 1);
        }
        byte[] coarseBytes = new byte[FINE + 1];
        for (int i = 0; i < FINE; i++) {
            coarseBytes[i + 1] = (byte) coarse[i];
        }
        return new Meanings(words, clusters, coarseBytes);
    }

    private static float[][] cooccurrences(List<int[]> texts, Map<Integer, Integer> index, int n) {
        int contexts = Math.min(CONTEXTS, n);
        float[][] rows = new float[n][contexts];
        for (int[] text : texts) {
            int[] ids = new int[text.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = text[i] == 0 ? -2 : index.getOrDefault(text[i], -1);
            }
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] < 0) {
                    continue;
                }
                for (int d = 1; d <= WINDOW && i + d < ids.length && ids[i + d] != -2; d++) {
                    int other = ids[i + d];
                    if (other >= 0) {
                        float weight = 1f / d;
                        if (other < contexts) {
                            rows[ids[i]][other] += weight;
                        }
                        if (ids[i] < contexts) {
                            rows[other][ids[i]] += weight;
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static float[][] mutualInformation(float[][] rows) {
        int contexts = rows.length == 0 ? 0 : rows[0].length;
        double[] columns = new double[contexts];
        double[] sums = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < contexts; c++) {
                sums[i] += rows[i][c];
                columns[c] += rows[i][c];
            }
        }
        double smoothed = 0;
        for (int c = 0; c < contexts; c++) {
            columns[c] = StrictMath.pow(columns[c], 0.75);
            smoothed += columns[c];
        }
        double all = smoothed;
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            double norm = 0;
            for (int c = 0; c < contexts; c++) {
                double value = rows[i][c] == 0 ? 0 : StrictMath.log(rows[i][c] / sums[i] / (columns[c] / all));
                rows[i][c] = (float) Math.max(0, value);
                norm += rows[i][c] * rows[i][c];
            }
            float scale = norm == 0 ? 0 : (float) (1 / Math.sqrt(norm));
            for (int c = 0; c < contexts; c++) {
                rows[i][c] *= scale;
            }
        });
        return rows;
    }

    /** Range finder with one power iteration (Halko, Martinsson and Tropp 2011), rows brought to length 1. */
    private static float[][] reduce(float[][] rows, Random random) {
        int contexts = rows[0].length;
        float[][] basis = new float[DIMENSIONS][contexts];
        for (float[] vector : basis) {
            for (int c = 0; c < contexts; c++) {
                vector[c] = (float) random.nextGaussian();
            }
        }
        for (int round = 0; round < 2; round++) {
            float[][] projected = project(rows, basis);
            float[][] next = new float[DIMENSIONS][contexts];
            IntStream.range(0, DIMENSIONS).parallel().forEach(d -> {
                for (int i = 0; i < rows.length; i++) {
                    float value = projected[i][d];
                    float[] row = rows[i];
                    for (int c = 0; c < contexts; c++) {
                        next[d][c] += value * row[c];
                    }
                }
            });
            orthonormalise(next);
            basis = next;
        }
        float[][] vectors = project(rows, basis);
        for (float[] vector : vectors) {
            normalise(vector);
        }
        return vectors;
    }

    private static float[][] project(float[][] rows, float[][] basis) {
        float[][] projected = new float[rows.length][];
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            float[] out = new float[basis.length];
            for (int d = 0; d < basis.length; d++) {
                out[d] = dot(rows[i], basis[d]);
            }
            projected[i] = out;
        });
        return projected;
    }

    private static void orthonormalise(float[][] vectors) {
        for (int d = 0; d < vectors.length; d++) {
            for (int e = 0; e < d; e++) {
                float along = dot(vectors[d], vectors[e]);
                for (int c = 0; c < vectors[d].length; c++) {
                    vectors[d][c] -= along * vectors[e][c];
                }
            }
            normalise(vectors[d]);
        }
    }

    private static int[] cluster(float[][] vectors, int k, Random random) {
        float[][] centres = new float[k][];
        for (int i = 0; i < k; i++) {
            // The commonest words first, then any: rare words make poor seeds.
            int from = i < k / 2 ? i * 2 : random.nextInt(vectors.length);
            centres[i] = vectors[Math.min(from, vectors.length - 1)].clone();
        }
        int[] assigned = new int[vectors.length];
        for (int round = 0; round < ROUNDS; round++) {
            float[][] current = centres;
            IntStream.range(0, vectors.length).parallel().forEach(i -> {
                int best = 0;
                float bestDot = Float.NEGATIVE_INFINITY;
                for (int c = 0; c < current.length; c++) {
                    float dot = dot(vectors[i], current[c]);
                    if (dot > bestDot) {
                        bestDot = dot;
                        best = c;
                    }
                }
                assigned[i] = best;
            });
            float[][] moved = centres(vectors, assigned, k);
            for (int c = 0; c < k; c++) {
                if (dot(moved[c], moved[c]) == 0) {
                    moved[c] = vectors[random.nextInt(vectors.length)].clone();
                }
            }
            centres = moved;
        }
        return assigned;
    }

    private static float[][] centres(float[][] vectors, int[] assigned, int k) {
        float[][] centres = new float[k][vectors[0].length];
        for (int i = 0; i < vectors.length; i++) {
            float[] centre = centres[assigned[i]];
            for (int d = 0; d < centre.length; d++) {
                centre[d] += vectors[i][d];
            }
        }
        Arrays.stream(centres).forEach(MeaningTraining::normalise);
        return centres;
    }

    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    private static void normalise(float[] vector) {
        float norm = (float) Math.sqrt(dot(vector, vector));
        if (norm > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
        }
    }
}
