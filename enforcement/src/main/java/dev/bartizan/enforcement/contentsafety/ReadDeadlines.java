package dev.bartizan.enforcement.contentsafety;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends reads that take too long: interrupting a virtual thread that is blocked in a socket operation closes the socket
 * (JEP 444). Thread-safe.
 */
final class ReadDeadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    ReadDeadlines() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("content-safety-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Interrupts the calling thread when the time is up before the deadline is closed. */
    Deadline within(Duration time) {
        return new Deadline(Thread.currentThread(), time);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One deadline; closed by the thread it watches. */
    final class Deadline implements AutoCloseable {
        private final Thread thread;
        private final ScheduledFuture<?> alarm;
        private boolean over;
        private boolean interrupted;

        private Deadline(Thread thread, Duration time) {
            this.thread = thread;
            this.alarm = timer.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void ring() {
            if (!over) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Stops the clock and removes the interrupt it caused. */
        @Override
        public void close() {
            alarm.cancel(false);
            synchronized (this) {
                over = true;
                if (interrupted) {
                    Thread.interrupted();
                }
            }
        }
    }
}
