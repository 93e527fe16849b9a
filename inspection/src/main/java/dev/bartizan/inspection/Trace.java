package dev.bartizan.inspection;

/** Hears what the engine does. {@link #OFF} does nothing and reads no clock, which is the normal path. */
interface Trace {
    Trace OFF = new Trace() {};

    /** Starts a step; returns what {@link #stop} wants. */
    default long start() {
        return 0;
    }

    default void stop(Detector detector, long started) {}

    default void stop(String step, long started) {}

    default void read(Views views) {}
}
