package dev.bartizan.store;

import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.inspection.category.BuildOperation.Status;
import dev.bartizan.inspection.category.CategoryRepository;
import dev.bartizan.inspection.category.CategorySample;
import dev.bartizan.inspection.category.CategoryVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Trained categories in SQL; samples are sealed. */
final class SqlCategories implements CategoryRepository {
    private static final int TOP_MAX = 10_000;
    private static final String SAMPLES = "category samples";
    private static final String COLUMNS = "name, version, definition, positives, negatives, created_ms, status";

    private final Database database;
    private final Writer writer;
    private final ContentCipher cipher;

    SqlCategories(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.cipher = cipher;
    }

    @Override
    public CategoryVersion create(String name, String definition, List<CategorySample> samples, Instant at) {
        int positives = (int) samples.stream().filter(CategorySample::positive).count();
        byte[] json = Json.bytes(samples);
        Instant kept = Instant.ofEpochMilli(at.toEpochMilli());
        return writer.write(handle -> {
            int version = handle.createQuery(
                            "select coalesce(max(version), 0) + 1 from category_version where name = :name")
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .one();
            int unused = handle.createUpdate("""
                            insert into category_version (name, version, definition, positives, negatives, created_ms,
                              status, sealed_with, samples)
                            values (:name, :version, :definition, :positives, :negatives, :created,
                              :status, :sealedWith, :samples)""")
                    .bind("name", name)
                    .bind("version", version)
                    .bind("definition", Columns.longText(definition))
                    .bind("positives", positives)
                    .bind("negatives", samples.size() - positives)
                    .bind("created", kept.toEpochMilli())
                    .bind("status", Columns.name(Status.NOT_STARTED))
                    .bind("sealedWith", cipher.keyId())
                    .bind("samples", cipher.seal(rowId(name, version), SAMPLES, json))
                    .execute();
            AreaRevision.CATEGORIES.grow(handle);
            return new CategoryVersion(
                    name,
                    version,
                    Columns.longText(definition),
                    positives,
                    samples.size() - positives,
                    kept,
                    Status.NOT_STARTED);
        });
    }

    @Override
    public Optional<CategoryVersion> find(String name, int version) {
        return database.lookup(handle -> handle.createQuery(
                        "select " + COLUMNS + " from category_version where name = :name and version = :version")
                .bind("name", Columns.text(name))
                .bind("version", version)
                .map((row, context) -> version(row))
                .findOne());
    }

    @Override
    public Optional<CategoryVersion> latest(String name) {
        return database.lookup(handle -> handle.createQuery(
                        "select " + COLUMNS + " from category_version where name = :name order by version desc limit 1")
                .bind("name", Columns.text(name))
                .map((row, context) -> version(row))
                .findOne());
    }

    @Override
    public List<CategoryVersion> list(int top, int skip) {
        PageCursor.checkLimit(top, TOP_MAX);
        return database.read(handle -> handle.createQuery(
                        "select " + COLUMNS + " from category_version order by name, version limit :top offset :skip")
                .bind("top", top)
                .bind("skip", skip)
                .map((row, context) -> version(row))
                .list());
    }

    @Override
    public List<CategorySample> samples(String name, int version) {
        return database.read(handle -> handle.createQuery(
                                "select sealed_with, samples from category_version where name = :name and version = :version")
                        .bind("name", Columns.text(name))
                        .bind("version", version)
                        .map((row, context) -> cipher.open(
                                rowId(name, version), SAMPLES, row.getString("sealed_with"), row.getBytes("samples")))
                        .findOne())
                .map(json -> Json.readList(json, CategorySample.class))
                .orElse(List.of());
    }

    @Override
    public boolean delete(String name, Optional<Integer> version) {
        return writer.write(handle -> {
            int builds = handle.createUpdate("delete from category_build where category = :name" + only(version))
                    .bind("name", Columns.text(name))
                    .execute();
            int versions = handle.createUpdate("delete from category_version where name = :name" + only(version))
                    .bind("name", Columns.text(name))
                    .execute();
            AreaRevision.CATEGORIES.grow(handle);
            return builds + versions > 0;
        });
    }

    private static String only(Optional<Integer> version) {
        return version.map(v -> " and version = " + v).orElse("");
    }

    @Override
    public boolean begin(BuildOperation operation, Instant deadBefore) {
        return writer.write(handle -> {
            // Takes the row first, so that another process that begins at the same time waits and then sees this build.
            int versions = handle.createUpdate(
                            "update category_version set status = status where name = :name and version = :version")
                    .bind("name", operation.category())
                    .bind("version", operation.version())
                    .execute();
            boolean busy = handle.createQuery("""
                            select count(*) from category_build where category = :name and version = :version
                              and status in ('not_started', 'running') and created_ms >= :alive""")
                            .bind("name", operation.category())
                            .bind("version", operation.version())
                            .bind("alive", deadBefore.toEpochMilli())
                            .mapTo(Long.class)
                            .one()
                    > 0;
            if (versions == 0 || busy) {
                return false;
            }
            save(handle, operation);
            int updated = status(handle, operation);
            AreaRevision.CATEGORIES.grow(handle);
            return updated > 0;
        });
    }

    @Override
    public void record(BuildOperation operation, Optional<byte[]> model) {
        boolean unused = writer.write(handle -> {
            save(handle, operation);
            int updated = status(handle, operation);
            model.ifPresent(bytes -> handle.createUpdate(
                            "update category_version set model = :model where name = :name and version = :version")
                    .bind("model", bytes)
                    .bind("name", operation.category())
                    .bind("version", operation.version())
                    .execute());
            AreaRevision.CATEGORIES.grow(handle);
            return updated > 0;
        });
    }

    private static int status(Handle handle, BuildOperation operation) {
        return handle.createUpdate(
                        "update category_version set status = :status where name = :name and version = :version")
                .bind("status", Columns.name(operation.status()))
                .bind("name", operation.category())
                .bind("version", operation.version())
                .execute();
    }

    private static void save(Handle handle, BuildOperation operation) {
        int unused = handle.createUpdate("""
                        insert into category_build (id, category, version, status, created_ms, ended_ms, detail)
                        values (:id, :category, :version, :status, :created, :ended, :detail)
                        on conflict (id) do update set status = excluded.status, ended_ms = excluded.ended_ms,
                          detail = excluded.detail""")
                .bind("id", operation.id())
                .bind("category", operation.category())
                .bind("version", operation.version())
                .bind("status", Columns.name(operation.status()))
                .bind("created", operation.createdAt().toEpochMilli())
                .bind("ended", operation.endedAt().map(Instant::toEpochMilli))
                .bind("detail", Columns.longText(operation.detail()))
                .execute();
    }

    @Override
    public Optional<BuildOperation> operation(String id) {
        return database.lookup(handle -> handle.createQuery("select * from category_build where id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> operation(row))
                .findOne());
    }

    @Override
    public List<BuildOperation> unfinished() {
        return database.read(handle -> handle.createQuery(
                        "select * from category_build where status in ('not_started', 'running') order by created_ms, id")
                .map((row, context) -> operation(row))
                .list());
    }

    @Override
    public Optional<byte[]> model(String name, int version) {
        return database.lookup(handle -> handle.createQuery(
                        "select model from category_version where name = :name and version = :version and model is not null")
                .bind("name", Columns.text(name))
                .bind("version", version)
                .map((row, context) -> row.getBytes("model"))
                .findOne());
    }

    @Override
    public long revision() {
        return AreaRevision.CATEGORIES.read(database);
    }

    private static String rowId(String name, int version) {
        return name + "/" + version;
    }

    private static CategoryVersion version(ResultSet row) throws SQLException {
        return new CategoryVersion(
                row.getString("name"),
                row.getInt("version"),
                row.getString("definition"),
                row.getInt("positives"),
                row.getInt("negatives"),
                Columns.instant(row, "created_ms"),
                Columns.value(Status.class, row.getString("status")));
    }

    private static BuildOperation operation(ResultSet row) throws SQLException {
        return new BuildOperation(
                row.getString("id"),
                row.getString("category"),
                row.getInt("version"),
                Columns.value(Status.class, row.getString("status")),
                Columns.instant(row, "created_ms"),
                Columns.optionalInstant(row, "ended_ms"),
                row.getString("detail"));
    }
}
