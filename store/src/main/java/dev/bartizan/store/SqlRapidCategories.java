package dev.bartizan.store;

import dev.bartizan.inspection.category.RapidCategory;
import dev.bartizan.inspection.category.RapidCategoryRepository;
import dev.bartizan.inspection.category.RapidSample;
import dev.bartizan.inspection.category.UnknownCategoryException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rapid categories in SQL; samples are sealed. */
final class SqlRapidCategories implements RapidCategoryRepository {
    private static final String SAMPLE = "rapid sample";

    private final Database database;
    private final Writer writer;
    private final ContentCipher cipher;

    SqlRapidCategories(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.cipher = cipher;
    }

    @Override
    public boolean save(String name, String definition) {
        return writer.write(handle -> {
            boolean created = !exists(handle, name);
            int unused = handle.createUpdate("""
                            insert into rapid_category (name, definition) values (:name, :definition)
                            on conflict (name) do update set definition = excluded.definition""")
                    .bind("name", name)
                    .bind("definition", Columns.longText(definition))
                    .execute();
            AreaRevision.RAPID_CATEGORIES.grow(handle);
            return created;
        });
    }

    @Override
    public Optional<RapidCategory> find(String name) {
        return database.lookup(handle -> handle.createQuery("select * from rapid_category where name = :name")
                .bind("name", Columns.text(name))
                .map((row, context) -> category(row))
                .findOne());
    }

    @Override
    public List<RapidCategory> list(int top, int skip) {
        PageCursor.checkLimit(top, 10_000);
        return database.read(
                handle -> handle.createQuery("select * from rapid_category order by name limit :top offset :skip")
                        .bind("top", top)
                        .bind("skip", skip)
                        .map((row, context) -> category(row))
                        .list());
    }

    @Override
    public boolean delete(String name) {
        return writer.write(handle -> {
            int samples = handle.createUpdate("delete from rapid_sample where category = :name")
                    .bind("name", Columns.text(name))
                    .execute();
            int categories = handle.createUpdate("delete from rapid_category where name = :name")
                    .bind("name", Columns.text(name))
                    .execute();
            AreaRevision.RAPID_CATEGORIES.grow(handle);
            return samples + categories > 0;
        });
    }

    @Override
    public void addSamples(String name, List<RapidSample> samples) {
        // -1: no such category; otherwise how many there would be.
        long all = writer.write(handle -> {
            if (!exists(handle, name)) {
                return -1L;
            }
            long count = samples.size()
                    + handle.createQuery("select count(*) from rapid_sample where category = :name")
                            .bind("name", name)
                            .mapTo(Long.class)
                            .one();
            if (count <= SAMPLES_MAX) {
                samples.forEach(sample -> insert(handle, name, sample));
                AreaRevision.RAPID_CATEGORIES.grow(handle);
            }
            return count;
        });
        if (all < 0) {
            throw unknown(name);
        }
        if (all > SAMPLES_MAX) {
            throw new IllegalArgumentException(
                    "samples: " + all + " (expected: at most " + SAMPLES_MAX + " in one category)");
        }
    }

    private void insert(Handle handle, String name, RapidSample sample) {
        int unused = handle.createUpdate("""
                        insert into rapid_sample (category, id, place, deployed, sealed_with, body)
                        values (:category, :id,
                          (select coalesce(max(place), 0) + 1 from rapid_sample where category = :category),
                          0, :sealedWith, :body)""")
                .bind("category", name)
                .bind("id", sample.id())
                .bind("sealedWith", cipher.keyId())
                .bind("body", cipher.seal(name + "/" + sample.id(), SAMPLE, Json.bytes(sample.text())))
                .execute();
    }

    @Override
    public Optional<String> removeSamples(String name, List<String> ids) {
        record Removed(boolean known, Optional<String> missing) {}
        Removed removed = writer.write(handle -> {
            if (!exists(handle, name)) {
                return new Removed(false, Optional.empty());
            }
            Optional<String> missing = ids.stream()
                    .filter(id ->
                            handle.createQuery("select count(*) from rapid_sample where category = :c and id = :id")
                                            .bind("c", name)
                                            .bind("id", Columns.text(id))
                                            .mapTo(Integer.class)
                                            .one()
                                    == 0)
                    .findFirst();
            if (missing.isEmpty()) {
                ids.forEach(id -> handle.createUpdate("delete from rapid_sample where category = :c and id = :id")
                        .bind("c", name)
                        .bind("id", Columns.text(id))
                        .execute());
                AreaRevision.RAPID_CATEGORIES.grow(handle);
            }
            return new Removed(true, missing);
        });
        if (!removed.known()) {
            throw unknown(name);
        }
        return removed.missing();
    }

    @Override
    public List<RapidSample> samples(String name, int top, int skip) {
        PageCursor.checkLimit(top, SAMPLES_MAX);
        return select(name, "", top, skip);
    }

    @Override
    public Optional<RapidSample> sample(String name, String id) {
        return database.lookup(handle -> !exists(handle, name)
                        ? Optional.<Optional<RapidSample>>empty()
                        : Optional.of(
                                handle.createQuery("select * from rapid_sample where category = :name and id = :id")
                                        .bind("name", name)
                                        .bind("id", Columns.text(id))
                                        .map((row, context) -> sample(row))
                                        .findOne()))
                .orElseThrow(() -> unknown(name));
    }

    @Override
    public void deploy(String name, Instant at) {
        int known = writer.write(handle -> {
            int unused = handle.createUpdate("update rapid_sample set deployed = 1 where category = :name")
                    .bind("name", Columns.text(name))
                    .execute();
            AreaRevision.RAPID_CATEGORIES.grow(handle);
            return handle.createUpdate("update rapid_category set deployed_ms = :at where name = :name")
                    .bind("at", at.toEpochMilli())
                    .bind("name", Columns.text(name))
                    .execute();
        });
        if (known == 0) {
            throw unknown(name);
        }
    }

    @Override
    public List<RapidSample> deployed(String name) {
        return select(name, " and deployed = 1", SAMPLES_MAX, 0);
    }

    private List<RapidSample> select(String name, String where, int top, int skip) {
        return database.read(handle -> !exists(handle, name)
                        ? Optional.<List<RapidSample>>empty()
                        : Optional.of(handle.createQuery("select * from rapid_sample where category = :name" + where
                                        + " order by place limit :top offset :skip")
                                .bind("name", name)
                                .bind("top", top)
                                .bind("skip", skip)
                                .map((row, context) -> sample(row))
                                .list()))
                .orElseThrow(() -> unknown(name));
    }

    @Override
    public long revision() {
        return AreaRevision.RAPID_CATEGORIES.read(database);
    }

    private RapidSample sample(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] body = cipher.open(
                row.getString("category") + "/" + id, SAMPLE, row.getString("sealed_with"), row.getBytes("body"));
        return new RapidSample(id, Json.read(new String(body, StandardCharsets.UTF_8), String.class));
    }

    private static RapidCategory category(ResultSet row) throws SQLException {
        return new RapidCategory(
                row.getString("name"), row.getString("definition"), Columns.optionalInstant(row, "deployed_ms"));
    }

    private static boolean exists(Handle handle, String name) {
        return handle.createQuery("select count(*) from rapid_category where name = :name")
                        .bind("name", Columns.text(name))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static UnknownCategoryException unknown(String name) {
        return new UnknownCategoryException(
                "no rapid category is called " + name.substring(0, Math.min(64, name.length())));
    }
}
