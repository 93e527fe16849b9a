package dev.bartizan.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Everything in which the two engines differ; all other SQL is common to both. */
enum Dialect {
    SQLITE("integer", "text", "blob") {
        @Override
        DataSource dataSource(StoreSettings settings, Duration answerWait) {
            Path file = sqliteFile(settings.url());
            PrivateFiles.createEmptyIfAbsent(file);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            // FULL: a commit returns after fsync. NORMAL would lose acknowledged rows on power loss in WAL mode.
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setBusyTimeout(10_000);
            // Take the write lock at the start, or two processes could both read and then fail to upgrade.
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
            config.setJournalSizeLimit(64 << 20);
            config.setCacheSize(-16_000);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + file);
            return source;
        }

        @Override
        void check(Handle handle) {
            // The engine is part of this product.
        }

        @Override
        String readerInit() {
            return "pragma query_only = 1";
        }

        @Override
        void beginWriting(Handle handle) {
            // BEGIN IMMEDIATE already keeps other writers out.
        }

        @Override
        void tidy(Handle handle) {
            handle.execute("pragma optimize");
        }
    },

    POSTGRESQL("bigint", "text collate \"C\"", "bytea") {
        @Override
        DataSource dataSource(StoreSettings settings, Duration answerWait) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setSocketTimeout(Math.toIntExact(answerWait.toSeconds()));
            source.setConnectTimeout(5);
            source.setTcpKeepAlive(true);
            source.setReWriteBatchedInserts(true);
            source.setApplicationName("bartizan");
            // Or the messages of failed inserts would hold the values, which end in logs.
            source.setLogServerErrorDetail(false);
            try {
                source.setUrl(settings.url());
            } catch (IllegalArgumentException e) {
                throw badUrl("url: not a PostgreSQL address");
            }
            settings.user().ifPresent(source::setUser);
            settings.password().ifPresent(source::setPassword);
            return source;
        }

        @Override
        void check(Handle handle) {
            checkPostgresVersion(handle.createQuery("select current_setting('server_version_num')")
                    .mapTo(Integer.class)
                    .one());
        }

        @Override
        String readerInit() {
            return "set default_transaction_read_only = on; set statement_timeout = '50s'";
        }

        @Override
        void beginWriting(Handle handle) {
            // Held until after the commit is visible, so row numbers become visible in their order even when two
            // processes write: a reader of "after this row" never misses one.
            handle.execute("select pg_advisory_xact_lock(7306926215)");
        }

        @Override
        void tidy(Handle handle) {
            // Autovacuum does it.
        }
    };

    private final Map<String, String> columnTypes;

    Dialect(String seq, String text, String bytes) {
        this.columnTypes = Map.of("seq", seq, "text", text, "bytes", bytes);
    }

    /**
     * Connections of this engine, not pooled.
     *
     * @param answerWait how long a statement may keep the network waiting, zero for ever; SQLite has no network
     */
    abstract DataSource dataSource(StoreSettings settings, Duration answerWait);

    /** Refuses a server that is too old for our SQL. */
    abstract void check(Handle handle);

    /** Run once on each connection that only reads, as a guard against our own mistakes. */
    abstract String readerInit();

    /** First statement of each writing transaction. */
    abstract void beginWriting(Handle handle);

    /** Keeps the planner's statistics fresh; cheap, called now and then on the writing connection. */
    abstract void tidy(Handle handle);

    /** What the placeholders in migrations stand for. */
    Map<String, String> columnTypes() {
        return columnTypes;
    }

    static Dialect of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("sqlite:")) {
            return SQLITE;
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        // Only the scheme is repeated: what follows may hold a password.
        int colon = url.indexOf(':');
        throw badUrl("url: " + (colon < 0 ? "no scheme" : "scheme " + url.substring(0, Math.min(colon, 40))));
    }

    /** @param number as PostgreSQL tells it, e.g. 150014 for 15.14 */
    static void checkPostgresVersion(int number) {
        if (number < 150_000) {
            throw new StoreException(
                    StoreException.Kind.SETTINGS,
                    "PostgreSQL server: version " + number / 10_000 + " (expected: 15 or later)");
        }
    }

    private static Path sqliteFile(String url) {
        String path = url.substring("sqlite:".length());
        if (path.isBlank() || path.startsWith(":") || path.contains("?")) {
            throw badUrl("url: sqlite:" + path);
        }
        return Path.of(path).toAbsolutePath();
    }

    private static StoreException badUrl(String what) {
        return new StoreException(
                StoreException.Kind.SETTINGS,
                what + " (expected: sqlite:PATH, e.g. sqlite:data/bartizan.db, or jdbc:postgresql://HOST/DATABASE)");
    }
}
