package dev.bartizan.inspection.category;

import dev.bartizan.inspection.classifier.TextVector;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Rapid categories: a few samples of something that happens right now, in force at once. Thread-safe; readers wait only
 * the first time a category is asked for after a change.
 */
public final class RapidCategories {
    private final RapidCategoryRepository repository;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Map<String, RapidMatcher> matchers = new ConcurrentHashMap<>();
    private volatile long revision;

    /** @param ids makes ids of samples */
    public RapidCategories(RapidCategoryRepository repository, InstantSource clock, Supplier<String> ids) {
        this.repository = repository;
        this.clock = clock;
        this.ids = ids;
    }

    /** Creates a category or replaces its definition; returns whether it was created. */
    public boolean save(String name, String definition) {
        CategoryNames.check(name, definition);
        return repository.save(name, definition);
    }

    public Optional<RapidCategory> find(String name) {
        return repository.find(name);
    }

    public List<RapidCategory> list(int top, int skip) {
        return repository.list(top, skip);
    }

    public boolean delete(String name) {
        boolean deleted = repository.delete(name);
        matchers.remove(name);
        return deleted;
    }

    /**
     * Adds samples, 1..100; they are in force after {@link #deploy}.
     *
     * @throws UnknownCategoryException when there is no such category
     */
    public List<RapidSample> addSamples(String name, List<String> texts) {
        if (texts.isEmpty() || texts.size() > 100) {
            throw new IllegalArgumentException("samples: " + texts.size() + " (expected: 1..100 in one call)");
        }
        List<RapidSample> samples =
                texts.stream().map(text -> new RapidSample(ids.get(), text)).toList();
        repository.addSamples(name, samples);
        return samples;
    }

    /** Removes samples, at once in force; returns the first id that is not there, and then removes none. */
    public Optional<String> removeSamples(String name, List<String> sampleIds) {
        Optional<String> missing = repository.removeSamples(name, sampleIds);
        matchers.remove(name);
        return missing;
    }

    public List<RapidSample> samples(String name, int top, int skip) {
        return repository.samples(name, top, skip);
    }

    public Optional<RapidSample> sample(String name, String id) {
        return repository.sample(name, id);
    }

    /** Puts all samples in force; when it returns, the next text is compared with them. */
    public void deploy(String name) {
        repository.deploy(name, clock.instant());
        matchers.remove(name);
    }

    /**
     * The categories that a text resembles, with the sample it is most like.
     *
     * @throws UnknownCategoryException when one of the categories does not exist
     */
    public List<RapidMatch> detect(String text, Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<TextVector> readings =
                Readings.windows(text).stream().map(TextVector::of).toList();
        List<RapidMatch> matches = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            matchers.computeIfAbsent(name, n -> new RapidMatcher(n, repository.deployed(n)))
                    .match(readings)
                    .ifPresent(matches::add);
        }
        return List.copyOf(matches);
    }

    /** Lets go of compiled samples when another process changed some; cheap otherwise. Call it every few seconds. */
    public void refresh() {
        long now = repository.revision();
        if (now != revision) {
            matchers.clear();
            revision = now;
        }
    }
}
