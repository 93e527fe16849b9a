package dev.bartizan.gateway;

import java.util.Optional;

/** An upstream that did not answer as it should. The message names what happened and never holds text of the answer. */
final class UpstreamFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    enum Kind {
        /** No connection, or lost before the answer began. */
        DOWN,
        /** A time-out. */
        SLOW,
        /** A status other than 2xx. */
        STATUS,
        /** Lost in mid-answer, not what was expected, or more than allowed. */
        BROKEN
    }

    private final Kind kind;
    private final int status;
    private final Optional<String> retryAfter;

    private UpstreamFailure(Kind kind, String message, int status, Optional<String> retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static UpstreamFailure down(String what) {
        return new UpstreamFailure(Kind.DOWN, what, 0, Optional.empty());
    }

    static UpstreamFailure slow(String what) {
        return new UpstreamFailure(Kind.SLOW, what, 0, Optional.empty());
    }

    static UpstreamFailure broken(String what) {
        return new UpstreamFailure(Kind.BROKEN, what, 0, Optional.empty());
    }

    static UpstreamFailure status(int status, Optional<String> retryAfter) {
        return new UpstreamFailure(Kind.STATUS, "it answered HTTP " + status, status, retryAfter);
    }

    /**
     * What the client is told. 429 stays 429. 400 and 422 mean that the request itself was not acceptable, so they stay the
     * client's (a retry would not help). Everything else is 502: 401 or 403 say that the gateway's key for the upstream is
     * wrong, which must not look as if the client's were.
     */
    Refusal refusal(String deployment) {
        String message = "The upstream of deployment '" + deployment + "' failed: " + getMessage();
        return switch (kind) {
            case DOWN -> Refusal.of(Refusal.Kind.UPSTREAM_DOWN, 502, "upstream_unavailable", message + ".");
            case SLOW -> Refusal.of(Refusal.Kind.UPSTREAM_SLOW, 504, "upstream_timeout", message + ".");
            case BROKEN -> Refusal.of(Refusal.Kind.UPSTREAM_BROKEN, 502, "upstream_invalid_answer", message + ".");
            case STATUS ->
                switch (status) {
                    case 429 -> Refusal.later(Refusal.Kind.UPSTREAM_STATUS, message + ".", retryAfter.orElse("1"));
                    case 400, 422 ->
                        Refusal.of(
                                Refusal.Kind.UPSTREAM_STATUS,
                                400,
                                "upstream_refused_request",
                                message + ": it does not accept this request (check parameters and length).");
                    case 401, 403 ->
                        Refusal.of(
                                Refusal.Kind.UPSTREAM_STATUS,
                                502,
                                "upstream_status_" + status,
                                message + ": it does not accept the gateway's key (the key of this request is fine).");
                    default ->
                        Refusal.of(Refusal.Kind.UPSTREAM_STATUS, 502, "upstream_status_" + status, message + ".");
                };
        };
    }
}
