package dev.bartizan.inspection.judge;

/**
 * A model that reads a text and decides. Slow, costly and persuadable: ask only where cheaper means are not certain, and never
 * let its answer be the only guard. An implementation keeps its own time-out, budget and bounds, answers with {@link
 * Judgement.None} when any of them bites, throws nothing for any text, and logs neither texts nor answers. Thread-safe;
 * blocks the calling thread.
 */
@FunctionalInterface
public interface Judge {
    /** The judgement that belongs to the question's kind, or {@link Judgement.None}. */
    Judgement judge(Question question);
}
