package dev.bartizan.inspection.category;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps rapid categories. Thread-safe; durable when a method returns; every method is all or nothing. Methods that change
 * or list samples throw {@link UnknownCategoryException} when there is no such category.
 */
public interface RapidCategoryRepository {
    /** Samples of one category. */
    int SAMPLES_MAX = 1_000;

    /** Creates a category or replaces its definition; returns whether it was created. */
    boolean save(String name, String definition);

    Optional<RapidCategory> find(String name);

    /** By name. */
    List<RapidCategory> list(int top, int skip);

    /** Deletes a category with its samples; returns whether there was one. */
    boolean delete(String name);

    /**
     * Adds samples; they are in force after the next {@link #deploy}.
     *
     * @throws IllegalArgumentException when the category would have more than {@link #SAMPLES_MAX}
     */
    void addSamples(String name, List<RapidSample> samples);

    /** Removes all of these samples, at once in force, or none; returns the first id that is not there. */
    Optional<String> removeSamples(String name, List<String> ids);

    /** Samples in the order they were added. */
    List<RapidSample> samples(String name, int top, int skip);

    Optional<RapidSample> sample(String name, String id);

    /** Puts all samples in force. */
    void deploy(String name, Instant at);

    /** The samples in force. */
    List<RapidSample> deployed(String name);

    /** A number that grows with every change of any rapid category, by whatever process. */
    long revision();
}
