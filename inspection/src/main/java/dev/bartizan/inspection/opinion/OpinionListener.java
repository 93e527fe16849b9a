package dev.bartizan.inspection.opinion;

import java.time.Duration;
import java.util.Optional;

/** Told about every question to a second opinion, on the asking thread. For metrics and health; gets no text. */
@FunctionalInterface
public interface OpinionListener {
    /**
     * One question was asked.
     *
     * @param silence why there was no answer; empty when there was one
     */
    void asked(SecondOpinion.Identity who, Optional<Opinion.Reason> silence, Duration took);
}
