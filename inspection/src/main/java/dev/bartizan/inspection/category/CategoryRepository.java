package dev.bartizan.inspection.category;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps trained categories. Thread-safe; durable when a method returns; every method is all or nothing. */
public interface CategoryRepository {
    /** Stores the next version of a category, the first when there is none. */
    CategoryVersion create(String name, String definition, List<CategorySample> samples, Instant at);

    Optional<CategoryVersion> find(String name, int version);

    /** The highest version of a category. */
    Optional<CategoryVersion> latest(String name);

    /** All versions, by name and version. */
    List<CategoryVersion> list(int top, int skip);

    /** The samples of a version in the order given; empty when there is no such version. */
    List<CategorySample> samples(String name, int version);

    /** Deletes one version, or all when no version is given, with samples and models; returns whether there was one. */
    boolean delete(String name, Optional<Integer> version);

    /**
     * Stores a new build, unless one of the same version has not ended yet, in whatever process. Of several callers at once
     * one wins.
     *
     * @param deadBefore builds asked for before this are taken for dead and hinder nobody
     * @return whether it was stored
     */
    boolean begin(BuildOperation operation, Instant deadBefore);

    /**
     * Stores how far a build is, as a new operation or over the old state, and gives its version that status.
     *
     * @param model the trained model when it succeeded
     */
    void record(BuildOperation operation, Optional<byte[]> model);

    Optional<BuildOperation> operation(String id);

    /** Operations that are not started or running. */
    List<BuildOperation> unfinished();

    /** The model of the last successful build of a version. */
    Optional<byte[]> model(String name, int version);

    /** A number that grows with every change of any category, by whatever process. */
    long revision();
}
