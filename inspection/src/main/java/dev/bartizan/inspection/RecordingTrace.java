package dev.bartizan.inspection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Span;
import dev.bartizan.inspection.TracedInspection.Mark;
import dev.bartizan.inspection.TracedInspection.Reading;
import dev.bartizan.inspection.TracedInspection.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Adds up the time of each step and keeps the views. For one inspection on one thread. */
final class RecordingTrace implements Trace {
    private final LongSupplier nanoClock;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private List<View> views = List.of();

    RecordingTrace(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public long start() {
        return nanoClock.getAsLong();
    }

    @Override
    public void stop(Detector detector, long started) {
        stop(detector.name(), started);
    }

    @Override
    public void stop(String step, long started) {
        nanos.merge(step, Math.max(0, nanoClock.getAsLong() - started), Long::sum);
    }

    @Override
    public void read(Views read) {
        views = read.all();
    }

    TracedInspection of(String text, Inspection inspection) {
        List<Reading> readings = new ArrayList<>();
        readings.add(TracedInspection.original(text, inspection.findings()));
        for (View view : views) {
            if (!view.name().equals(View.ORIGINAL)) {
                readings.add(new Reading(view.name(), view.text(), marks(view, inspection.findings())));
            }
        }
        List<Timing> timings = nanos.entrySet().stream()
                .map(each -> new Timing(each.getKey(), each.getValue()))
                .toList();
        return new TracedInspection(inspection, readings, timings);
    }

    private static List<Mark> marks(View view, List<Finding> findings) {
        List<Mark> marks = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.view().equals(view.name())) {
                Span place = place(view, finding.span());
                if (place.length() > 0) {
                    marks.add(new Mark(place, finding.type()));
                }
            }
        }
        return marks;
    }

    /** The units of the view that come from a span of the original, from the first to the last. */
    private static Span place(View view, Span original) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < view.length(); i++) {
            if (view.map().start(i) < original.end()
                    && original.start() < view.map().end(i)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first < 0 ? new Span(0, 0) : new Span(first, last + 1);
    }
}
