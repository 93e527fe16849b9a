package dev.bartizan.inspection;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * An inspection that shows its work, for people who study a text. The findings and scores are those of
 * {@link Inspector#inspect}; everything here is as sensitive as the text.
 *
 * @param inspection the outcome
 * @param readings every reading of the text, the text itself first
 * @param timings what took how long, in the order of work; the sum is a little less than the whole
 */
public record TracedInspection(Inspection inspection, List<Reading> readings, List<Timing> timings) {
    /** The only step of an inspector that does not tell its steps apart. */
    public static final String WHOLE = "inspection";

    public TracedInspection {
        readings = List.copyOf(readings);
        timings = List.copyOf(timings);
    }

    /**
     * One reading of the text.
     *
     * @param name {@code original}, {@code normalised}, or a decoded layer as in {@link Finding#view()}
     * @param text what was read, letter case kept
     * @param marks where findings are, in UTF-16 units of this reading; in the original all findings, in others those found
     *     there
     */
    public record Reading(String name, String text, List<Mark> marks) {
        public Reading {
            marks = List.copyOf(marks);
        }
    }

    /** A place in a reading, and the type of the finding there. */
    public record Mark(Span span, String type) {}

    /**
     * Time spent on one step, over all readings.
     *
     * @param step e.g. {@code views}, {@code prompt_shield}, {@code attack_classifier}
     * @param nanos nanoseconds
     */
    public record Timing(String step, long nanos) {}

    /** What can be told of an inspection that was not traced. */
    static TracedInspection untraced(String text, Inspection inspection) {
        List<Reading> readings = new ArrayList<>();
        readings.add(original(text, inspection.findings()));
        for (DecodedView view : inspection.views()) {
            readings.add(new Reading(view.name(), view.text(), List.of()));
        }
        return new TracedInspection(inspection, readings, List.of(new Timing(WHOLE, inspection.micros() * 1_000)));
    }

    /** The same work with a later step that changed the outcome. */
    public TracedInspection joined(String text, Inspection outcome, Timing step) {
        List<Reading> shown = new ArrayList<>(readings);
        if (!shown.isEmpty()) {
            shown.set(0, original(text, outcome.findings()));
        }
        List<Timing> all = new ArrayList<>(timings);
        all.add(step);
        return new TracedInspection(outcome, shown, all);
    }

    static Reading original(String text, List<Finding> findings) {
        return new Reading(
                View.ORIGINAL,
                text,
                findings.stream()
                        .map(finding -> new Mark(finding.span(), finding.type()))
                        .toList());
    }
}
