package dev.bartizan.store;

import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.KeyRepository;
import dev.bartizan.inspection.blocklist.BlocklistRepository;
import dev.bartizan.inspection.category.CategoryRepository;
import dev.bartizan.inspection.category.RapidCategoryRepository;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The product's database: an SQLite file or PostgreSQL 15 and later, opened and migrated. Every repository interface the
 * other modules declare is here. Thread-safe; what a repository method stored is durable when it returns.
 *
 * <p>{@snippet :
 * try (Store store = Store.open(StoreSettings.of("sqlite:data/bartizan.db", Path.of("data/content.key")))) {
 *     store.exchanges().accept(exchange);
 * }
 * }
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int PURGE_BATCH = 500;

    private final Database database;
    private final Writer writer;
    private final SqlExchanges exchanges;
    private final SqlKeys keys;
    private final SqlIncidents incidents;
    private final SqlAccess access;
    private final SqlBlocklists blocklists;
    private final SqlCategories categories;
    private final SqlRapidCategories rapidCategories;

    private Store(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.exchanges = new SqlExchanges(database, writer, cipher);
        this.keys = new SqlKeys(database, writer);
        this.incidents = new SqlIncidents(database, writer, cipher);
        this.access = new SqlAccess(database, writer);
        this.blocklists = new SqlBlocklists(database, writer);
        this.categories = new SqlCategories(database, writer, cipher);
        this.rapidCategories = new SqlRapidCategories(database, writer, cipher);
    }

    /**
     * Opens the database, makes or brings up to date its tables, and checks that the key file is the right one.
     *
     * @throws StoreException when a setting is wrong, the key is absent or another one, or the database is unreachable
     */
    public static Store open(StoreSettings settings) {
        SecureRandom random = new SecureRandom();
        Database database = Database.open(settings);
        try {
            try (Handle handle = database.openForWriting()) {
                database.dialect().check(handle);
            }
            ContentKey key = key(database, settings, random);
            Writer writer = new Writer(database, settings);
            Store store = new Store(database, writer, new ContentCipher(key, random));
            writer.start();
            return store;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static ContentKey key(Database database, StoreSettings settings, SecureRandom random) {
        ContentKey key = ContentKey.load(settings.keyFile(), database.read(Store::recordedKey), random);
        try (Handle handle = database.openForWriting()) {
            handle.createUpdate("""
                            insert into content_key (key_id) select :id
                            where not exists (select 1 from content_key) on conflict (key_id) do nothing""").bind("id", key.id()).execute();
        }
        // Again, in case another process recorded its key between the two.
        return ContentKey.load(settings.keyFile(), database.read(Store::recordedKey), random);
    }

    private static Optional<String> recordedKey(Handle handle) {
        return handle.createQuery("select min(key_id) from content_key")
                .mapTo(String.class)
                .findOne();
    }

    public ExchangeRepository exchanges() {
        return exchanges;
    }

    public KeyRepository keys() {
        return keys;
    }

    public IncidentRepository incidents() {
        return incidents;
    }

    public AccessRepository access() {
        return access;
    }

    public BlocklistRepository blocklists() {
        return blocklists;
    }

    public CategoryRepository categories() {
        return categories;
    }

    public RapidCategoryRepository rapidCategories() {
        return rapidCategories;
    }

    /** Whether the writer runs and the database answers; for a readiness probe. Waits up to 10 seconds. */
    public boolean ready() {
        try {
            return writer.running()
                    && database.lookup(handle ->
                            handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (StoreException e) {
            return false;
        }
    }

    public StoreStats stats() {
        return writer.stats();
    }

    /**
     * Retention: deletes exchanges that arrived before the time, with their content, a few hundred per transaction so
     * that traffic is never held up. Alerts and incidents stay.
     *
     * @return how many were deleted
     */
    public long purgeExchangesBefore(Instant time) {
        long deleted = 0;
        int batch;
        do {
            batch = exchanges.purgeBefore(time, PURGE_BATCH);
            deleted += batch;
        } while (batch == PURGE_BATCH);
        return deleted;
    }

    /** Deletes console sessions and one-time links that ended before the time; returns how many. */
    public long purgeExpiredSignInsBefore(Instant time) {
        return access.purgeExpired(time);
    }

    /** Stores what is queued and disconnects. Writes that come later are refused. */
    @Override
    public void close() {
        writer.close();
        try (Handle handle = database.openForWriting()) {
            database.dialect().tidy(handle);
        } catch (RuntimeException e) {
            // Only statistics are lost; what was acknowledged is stored.
            LOG.warn("closing: the database did not take its last statement", e);
        } finally {
            database.close();
        }
    }
}
