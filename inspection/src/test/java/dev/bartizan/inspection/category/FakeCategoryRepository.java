package dev.bartizan.inspection.category;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trained categories in memory. */
public final class FakeCategoryRepository implements CategoryRepository {
    private final List<CategoryVersion> versions = new ArrayList<>();
    private final Map<String, List<CategorySample>> samples = new HashMap<>();
    private final Map<String, byte[]> models = new HashMap<>();
    private final Map<String, BuildOperation> operations = new HashMap<>();
    final List<BuildOperation.Status> recorded = new ArrayList<>();
    private long revision;

    @Override
    public CategoryVersion create(String name, String definition, List<CategorySample> given, Instant at) {
        int positives = (int) given.stream().filter(CategorySample::positive).count();
        CategoryVersion created = new CategoryVersion(
                name,
                latest(name).map(CategoryVersion::version).orElse(0) + 1,
                definition,
                positives,
                given.size() - positives,
                at,
                BuildOperation.Status.NOT_STARTED);
        versions.add(created);
        samples.put(key(name, created.version()), given);
        return created;
    }

    @Override
    public Optional<CategoryVersion> find(String name, int version) {
        return versions.stream()
                .filter(v -> v.name().equals(name) && v.version() == version)
                .findFirst();
    }

    @Override
    public Optional<CategoryVersion> latest(String name) {
        return versions.stream()
                .filter(v -> v.name().equals(name))
                .max(Comparator.comparingInt(CategoryVersion::version));
    }

    @Override
    public List<CategoryVersion> list(int top, int skip) {
        return versions.stream().skip(skip).limit(top).toList();
    }

    @Override
    public List<CategorySample> samples(String name, int version) {
        return samples.getOrDefault(key(name, version), List.of());
    }

    @Override
    public boolean delete(String name, Optional<Integer> version) {
        return versions.removeIf(v -> v.name().equals(name) && version.orElse(v.version()) == v.version());
    }

    @Override
    public boolean begin(BuildOperation operation, Instant deadBefore) {
        boolean busy = operations.values().stream()
                .anyMatch(other -> other.category().equals(operation.category())
                        && other.version() == operation.version()
                        && other.endedAt().isEmpty()
                        && !other.createdAt().isBefore(deadBefore));
        if (!busy) {
            record(operation, Optional.empty());
        }
        return !busy;
    }

    @Override
    public void record(BuildOperation operation, Optional<byte[]> model) {
        revision++;
        recorded.add(operation.status());
        operations.put(operation.id(), operation);
        model.ifPresent(bytes -> models.put(key(operation.category(), operation.version()), bytes));
    }

    @Override
    public Optional<BuildOperation> operation(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    @Override
    public List<BuildOperation> unfinished() {
        return operations.values().stream().filter(o -> o.endedAt().isEmpty()).toList();
    }

    @Override
    public Optional<byte[]> model(String name, int version) {
        return Optional.ofNullable(models.get(key(name, version)));
    }

    @Override
    public long revision() {
        return revision;
    }

    private static String key(String name, int version) {
        return name + "/" + version;
    }
}
