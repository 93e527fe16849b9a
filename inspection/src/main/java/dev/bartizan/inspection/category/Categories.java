package dev.bartizan.inspection.category;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Trained categories: made from a definition and samples, built in the background, asked about texts. Thread-safe. Models
 * are loaded when first asked for; {@link #refresh} lets go of those another process has replaced.
 */
public final class Categories {
    private static final int OTHER_SAMPLES_MAX = 2_000;
    private static final int LIST_MAX = 1_000;
    /** A build takes minutes at most; one that has not ended after this died with its process. */
    private static final Duration BUILD_MAX = Duration.ofHours(1);

    private final CategoryRepository repository;
    private final Executor builds;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final ConcurrentHashMap<Key, CategoryModel> models = new ConcurrentHashMap<>();
    private volatile long revision;

    private record Key(String name, int version) {}

    /**
     * @param builds runs builds, each for seconds; one thread is enough
     * @param ids makes ids of operations
     */
    public Categories(CategoryRepository repository, Executor builds, InstantSource clock, Supplier<String> ids) {
        this.repository = repository;
        this.builds = builds;
        this.clock = clock;
        this.ids = ids;
    }

    /** Builds that a stopped process left behind are marked as failed. Call it once at start of the only server. */
    public void failUnfinished() {
        for (BuildOperation left : repository.unfinished()) {
            end(left, BuildOperation.Status.FAILED, "interrupted by a restart; build it again", Optional.empty());
        }
    }

    /**
     * Makes the next version of a category. It answers once it is built.
     *
     * @param samples positive ones alone are enough
     * @throws IllegalArgumentException when name, definition or number of samples is out of bounds
     */
    public CategoryVersion create(String name, String definition, List<CategorySample> samples) {
        CategoryNames.check(name, definition);
        if (samples.isEmpty() || samples.size() > Trainer.SAMPLES_MAX) {
            throw new IllegalArgumentException(
                    "samples: " + samples.size() + " (expected: 1.." + Trainer.SAMPLES_MAX + ")");
        }
        return repository.create(name, definition, samples, clock.instant());
    }

    public Optional<CategoryVersion> find(String name, int version) {
        return repository.find(name, version);
    }

    public Optional<CategoryVersion> latest(String name) {
        return repository.latest(name);
    }

    /** All versions, by name and version. */
    public List<CategoryVersion> list(int top, int skip) {
        return repository.list(top, skip);
    }

    /** Deletes one version or all; returns whether there was one. */
    public boolean delete(String name, Optional<Integer> version) {
        boolean deleted = repository.delete(name, version);
        models.keySet().removeIf(key -> key.name().equals(name));
        return deleted;
    }

    /**
     * Starts to train a version in the background; ask {@link #operation} how far it is.
     *
     * @throws UnknownCategoryException when there is no such version
     * @throws CategoryBusyException when it is being built already, in this process or another
     */
    public BuildOperation build(String name, int version) {
        CategoryVersion category = repository
                .find(name, version)
                .orElseThrow(() -> new UnknownCategoryException("no category " + name + " version " + version));
        Instant now = clock.instant();
        BuildOperation operation = new BuildOperation(
                ids.get(), name, version, BuildOperation.Status.NOT_STARTED, now, Optional.empty(), "");
        if (!repository.begin(operation, now.minus(BUILD_MAX))) {
            throw new CategoryBusyException("category " + name + " version " + version
                    + " is being built (expected: to wait until that build has ended)");
        }
        try {
            builds.execute(() -> run(operation, category));
        } catch (RejectedExecutionException e) {
            end(operation, BuildOperation.Status.FAILED, "too many builds are waiting; try later", Optional.empty());
        }
        return repository.operation(operation.id()).orElse(operation);
    }

    /** How far a build is. */
    public Optional<BuildOperation> operation(String id) {
        return repository.operation(id);
    }

    private void run(BuildOperation operation, CategoryVersion category) {
        try {
            repository.record(operation.running(), Optional.empty());
            Trainer.Trained trained = Trainer.train(
                    category.definition(),
                    repository.samples(category.name(), category.version()),
                    positivesOfOthers(category.name()));
            end(
                    operation,
                    BuildOperation.Status.SUCCEEDED,
                    trained.summary(),
                    Optional.of(trained.model().bytes()));
            models.remove(new Key(category.name(), category.version()));
        } catch (RuntimeException e) {
            // The message of our own refusals holds no sample; of anything else only the class is told.
            String why = e instanceof IllegalArgumentException
                    ? String.valueOf(e.getMessage())
                    : e.getClass().getSimpleName();
            end(operation, BuildOperation.Status.FAILED, why, Optional.empty());
        }
    }

    private void end(BuildOperation operation, BuildOperation.Status status, String detail, Optional<byte[]> model) {
        repository.record(operation.ended(status, clock.instant(), detail), model);
    }

    private List<String> positivesOfOthers(String name) {
        return repository.list(LIST_MAX, 0).stream()
                .filter(other -> !other.name().equals(name))
                .flatMap(other -> repository.samples(other.name(), other.version()).stream())
                .filter(CategorySample::positive)
                .map(CategorySample::text)
                .limit(OTHER_SAMPLES_MAX)
                .toList();
    }

    /** As {@link #analyze(String, String, int)} with the latest version that is built. */
    public CategoryScore analyze(String text, String name) {
        CategoryVersion latest =
                repository.latest(name).orElseThrow(() -> new UnknownCategoryException("no category " + name));
        for (int version = latest.version(); version > 0; version--) {
            if (model(name, version).isPresent()) {
                return analyze(text, name, version);
            }
        }
        throw new UnknownCategoryException("category " + name + " is not built yet");
    }

    /**
     * Whether a text belongs to a category.
     *
     * @throws UnknownCategoryException when there is no such version, or it is not built
     */
    public CategoryScore analyze(String text, String name, int version) {
        double score = model(name, version)
                .orElseThrow(() -> new UnknownCategoryException(
                        "category " + name + " version " + version + " does not exist or is not built yet"))
                .score(text);
        return new CategoryScore(name, version, score >= 0.5, score);
    }

    private Optional<CategoryModel> model(String name, int version) {
        Key key = new Key(name, version);
        CategoryModel cached = models.get(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<CategoryModel> loaded = repository.model(name, version).map(CategoryModel::read);
        loaded.ifPresent(model -> models.put(key, model));
        return loaded;
    }

    /** Lets go of models when something changed in any process; cheap when nothing did. Call it every few seconds. */
    public void refresh() {
        long now = repository.revision();
        if (now != revision) {
            models.clear();
            revision = now;
        }
    }
}
