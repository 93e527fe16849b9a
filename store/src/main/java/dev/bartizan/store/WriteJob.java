package dev.bartizan.store;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One queued write and the promise its caller waits for. */
sealed interface WriteJob<T> {
    CompletableFuture<T> result();

    /** Wakes the caller; called once the write is committed. */
    void complete();

    /** One exchange. Inserts of a batch go to the database together. */
    record Insert(ExchangeRow row, CompletableFuture<Boolean> result) implements WriteJob<Boolean> {
        Insert(ExchangeRow row) {
            this(row, new CompletableFuture<>());
        }

        @Override
        public void complete() {
            result.complete(Boolean.TRUE);
        }
    }

    /** Any other write. May run twice when its batch is run again; the first run was rolled back. */
    final class Task<T> implements WriteJob<T> {
        private final Function<Handle, T> task;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable T value;

        Task(Function<Handle, T> task) {
            this.task = task;
        }

        void run(Handle handle) {
            value = task.apply(handle);
        }

        @Override
        public CompletableFuture<T> result() {
            return result;
        }

        @Override
        public void complete() {
            result.complete(Objects.requireNonNull(value));
        }
    }
}
