package dev.bartizan.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bartizan.store.StoreException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The migrated database: one connection that writes, a few that read. Thread-safe.
 *
 * <p>Reads run on threads of their own. SQLite is native code, and a virtual thread inside native code holds its
 * carrier: two slow reports on a two-core machine would otherwise stop all traffic.
 */
final class Database implements AutoCloseable {
    private static final Duration READ_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOKUP_WAIT = Duration.ofSeconds(10);
    private static final int READS_WAITING_MAX = 1000;
    private static final int LOOKUP_THREADS = 2;

    private final Dialect dialect;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;
    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor lookups;

    private Database(Dialect dialect, HikariDataSource writing, HikariDataSource reading, int readerCount) {
        this.dialect = dialect;
        this.writing = writing;
        this.reading = reading;
        this.writer = jdbi(writing);
        this.reader = jdbi(reading);
        this.readers = threads("bartizan-store-reader-", readerCount);
        this.lookups = threads("bartizan-store-lookup-", LOOKUP_THREADS);
    }

    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        // By default the message of a failed statement shows all its values.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private static ThreadPoolExecutor threads(String name, int count) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(READS_WAITING_MAX),
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    /** Connects and migrates. */
    static Database open(StoreSettings settings) {
        Dialect dialect = Dialect.of(settings.url());
        DataSource source = dialect.dataSource(settings, READ_WAIT);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    // A migration of a big table may take its time.
                    .dataSource(dialect.dataSource(settings, Duration.ZERO))
                    .locations("classpath:dev/bartizan/store/migration")
                    .failOnMissingLocations(true)
                    // A database of a newer version is refused rather than half understood.
                    .ignoreMigrationPatterns(new String[0])
                    .table("schema_version")
                    .placeholders(dialect.columnTypes())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "database " + dialect
                            + ": cannot be opened or migrated (expected: a reachable database this user may"
                            + " create tables in, last written by this version or an older one)",
                    e);
        }
        HikariDataSource writing = pool(source, "bartizan-writer", 1, Optional.empty());
        try {
            HikariDataSource reading = pool(
                    source, "bartizan-reader", settings.readers() + LOOKUP_THREADS, Optional.of(dialect.readerInit()));
            return new Database(dialect, writing, reading, settings.readers());
        } catch (RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DataSource source, String name, int size, Optional<String> init) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(10_000);
        init.ifPresent(config::setConnectionInitSql);
        return new HikariDataSource(config);
    }

    Dialect dialect() {
        return dialect;
    }

    /** For the writer thread and for opening only. */
    Handle openForWriting() {
        return writer.open();
    }

    /** Runs one reading query, for lists and reports. */
    <T> T read(Function<Handle, T> query) {
        return run(query, readers, READ_WAIT);
    }

    /** Finds one row by its key. Has threads of its own, so that requests never wait for somebody's report. */
    <T> T lookup(Function<Handle, T> query) {
        return run(query, lookups, LOOKUP_WAIT);
    }

    private <T> T run(Function<Handle, T> query, ThreadPoolExecutor threads, Duration wait) {
        Future<T> answer;
        try {
            answer = threads.submit(() -> reader.withHandle(query::apply));
        } catch (RejectedExecutionException e) {
            throw new StoreException(Kind.EXHAUSTED, "reads waiting: more than " + READS_WAITING_MAX, e);
        }
        try {
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "read: interrupted", e);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new StoreException(Kind.EXHAUSTED, "read: no answer within " + wait, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof StoreException store) {
            return store;
        }
        if (cause instanceof IllegalArgumentException argument) {
            return argument;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new StoreException(Kind.UNAVAILABLE, "read failed", cause);
    }

    @Override
    public void close() {
        readers.shutdownNow();
        lookups.shutdownNow();
        reading.close();
        writing.close();
    }
}
