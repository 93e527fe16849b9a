package dev.bartizan.inspection.opinion;

import dev.bartizan.domain.Scores;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Scores between which a second opinion is asked for.
 *
 * @param low 0..1
 * @param high {@code low}..1
 */
public record Range(double low, double high) {
    /** Every text is asked about. */
    public static final Range ALL = new Range(0, 1);

    public Range {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("range: [" + low + ", " + high + "] (expected: 0 <= low <= high <= 1)");
        }
    }

    /** Whether any of the names has a score within the range, or none at all. */
    public boolean uncertain(Scores scores, Collection<String> names) {
        for (String name : names) {
            OptionalDouble score = scores.score(name);
            if (score.isEmpty() || (score.getAsDouble() >= low && score.getAsDouble() <= high)) {
                return true;
            }
        }
        return false;
    }
}
