package dev.bartizan.store;

/** The store could not do what was asked. {@link #kind} says whose turn it is; messages never hold content. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Why it failed, for counting and for choosing an answer. */
    public enum Kind {
        /** A setting is wrong: an administrator changes it. */
        SETTINGS,
        /** The content key is absent or not the one this database was written with. */
        KEY,
        /** The database is down, full or refuses: try again later. */
        UNAVAILABLE,
        /** A queue or a waiting time is used up: try again later. */
        EXHAUSTED,
        /** Stored content is not what was written. */
        DAMAGED
    }
}
