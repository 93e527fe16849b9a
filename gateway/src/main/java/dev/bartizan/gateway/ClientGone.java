package dev.bartizan.gateway;

/** The client closed its connection, or stopped reading or sending for too long. */
final class ClientGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGone() {
        super("the client is gone", null, false, false);
    }
}
