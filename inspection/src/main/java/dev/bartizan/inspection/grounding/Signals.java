package dev.bartizan.inspection.grounding;

/** The numbers of one claim while they are taken. */
final class Signals {
    private final float[] values = new float[Signal.COUNT];

    void set(Signal signal, double value) {
        values[signal.ordinal()] = (float) value;
    }

    double get(Signal signal) {
        return values[signal.ordinal()];
    }

    float[] values() {
        return values.clone();
    }
}
