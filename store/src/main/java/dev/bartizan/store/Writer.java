package dev.bartizan.store;

import dev.bartizan.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The one thread that writes. Callers queue their write and wait; the thread takes all that wait, up to
 * {@value #BATCH_MAX}, writes them in one transaction, and wakes the callers once it is committed (group commit). So a
 * write that returned is durable, and many callers share one fsync.
 *
 * <p>When one write of a batch fails, the batch is rolled back and run again with a savepoint before each write: the
 * bad one fails alone. Thread-safe.
 */
final class Writer implements AutoCloseable {
    static final int BATCH_MAX = 512;

    private final Database database;
    private final BlockingQueue<WriteJob<?>> queue;
    private final Duration queueWait;
    private final Duration commitWait;
    private final Thread thread;
    private final LongAdder committed = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile long lastCommitNanos;
    private volatile boolean closing;

    Writer(Database database, StoreSettings settings) {
        this.database = database;
        this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
        this.queueWait = settings.queueWait();
        this.commitWait = settings.commitWait();
        this.thread = Thread.ofPlatform().daemon().name("bartizan-store-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Inserts one exchange; returns when it is durable. */
    void insert(ExchangeRow row) {
        await(new WriteJob.Insert(row));
    }

    /** Runs a write in the next transaction and returns its result when that is durable. */
    <T> T write(Function<Handle, T> task) {
        return await(new WriteJob.Task<>(task));
    }

    private <T> T await(WriteJob<T> job) {
        try {
            if (closing) {
                throw closed();
            }
            if (!queue.offer(job, queueWait.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw new StoreException(
                        Kind.EXHAUSTED, "writes waiting: " + queue.size() + ", no place within " + queueWait);
            }
            // The writer may have taken its last look at the queue just before this job came in.
            if (closing && !thread.isAlive() && queue.remove(job)) {
                throw closed();
            }
            return job.result().get(commitWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            job.result().cancel(false);
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "write: interrupted, it may or may not be stored", e);
        } catch (TimeoutException e) {
            job.result().cancel(false);
            throw new StoreException(
                    Kind.EXHAUSTED, "write: not committed within " + commitWait + ", it may or may not be stored", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof StoreException store ? store : refusal(cause);
        }
    }

    private static StoreException refusal(Throwable cause) {
        return new StoreException(Kind.UNAVAILABLE, "write: refused by the database", cause);
    }

    private static StoreException closed() {
        return new StoreException(Kind.UNAVAILABLE, "write: the store is closed");
    }

    private void run() {
        List<WriteJob<?>> batch = new ArrayList<>(BATCH_MAX);
        while (!closing || !queue.isEmpty()) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; close() wakes it with a job.
                break;
            }
            queue.drainTo(batch, BATCH_MAX - 1);
            // Callers that gave up waiting were told that it failed: do not write behind their back.
            batch.removeIf(job -> job.result().isDone());
            if (!batch.isEmpty()) {
                commit(List.copyOf(batch));
            }
        }
        for (WriteJob<?> job = queue.poll(); job != null; job = queue.poll()) {
            job.result().completeExceptionally(closed());
        }
    }

    private void commit(List<WriteJob<?>> batch) {
        long start = System.nanoTime();
        try (Handle handle = database.openForWriting()) {
            if (!together(handle, batch)) {
                oneByOne(handle, batch);
            }
            batches.increment();
        } catch (RuntimeException | Error e) {
            // No connection, or the commit itself failed: nobody may believe that it is stored.
            StoreException failure =
                    new StoreException(Kind.UNAVAILABLE, "write: not committed, it may or may not be stored", e);
            batch.forEach(job -> fail(job, failure));
        }
        lastCommitNanos = System.nanoTime() - start;
    }

    /** Writes all jobs in one transaction; returns false, with nothing written, when one of them failed. */
    private boolean together(Handle handle, List<WriteJob<?>> batch) {
        handle.begin();
        try {
            database.dialect().beginWriting(handle);
            ExchangeInsert.all(
                    handle,
                    batch.stream()
                            .filter(WriteJob.Insert.class::isInstance)
                            .map(job -> ((WriteJob.Insert) job).row())
                            .toList());
            for (WriteJob<?> job : batch) {
                if (job instanceof WriteJob.Task<?> task) {
                    task.run(handle);
                }
            }
        } catch (RuntimeException e) {
            handle.rollback();
            return false;
        }
        handle.commit();
        batch.forEach(this::succeed);
        return true;
    }

    private void oneByOne(Handle handle, List<WriteJob<?>> batch) {
        List<WriteJob<?>> written = new ArrayList<>(batch.size());
        handle.begin();
        database.dialect().beginWriting(handle);
        // A first statement, so that the transaction has begun before its first savepoint.
        ExchangeInsert.nextSeq(handle);
        for (WriteJob<?> job : batch) {
            handle.savepoint("job");
            try {
                switch (job) {
                    case WriteJob.Insert insert -> ExchangeInsert.all(handle, List.of(insert.row()));
                    case WriteJob.Task<?> task -> task.run(handle);
                }
                handle.releaseSavepoint("job");
                written.add(job);
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint("job");
                fail(job, e instanceof StoreException store ? store : refusal(e));
            }
        }
        handle.commit();
        written.forEach(this::succeed);
    }

    private void succeed(WriteJob<?> job) {
        committed.increment();
        job.complete();
    }

    private void fail(WriteJob<?> job, StoreException failure) {
        if (job.result().completeExceptionally(failure)) {
            failed.increment();
        }
    }

    boolean running() {
        return thread.isAlive() && !closing;
    }

    StoreStats stats() {
        return new StoreStats(
                queue.size(),
                queue.size() + queue.remainingCapacity(),
                committed.sum(),
                batches.sum(),
                failed.sum(),
                refused.sum(),
                Duration.ofNanos(lastCommitNanos));
    }

    /** Writes what is queued, then ends the thread. */
    @Override
    public void close() {
        closing = true;
        // Wakes the thread when it waits for work; a full queue needs no waking.
        boolean unused = queue.offer(new WriteJob.Task<>(handle -> Boolean.TRUE));
        try {
            thread.join(commitWait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
