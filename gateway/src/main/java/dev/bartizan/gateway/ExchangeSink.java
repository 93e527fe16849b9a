package dev.bartizan.gateway;

import dev.bartizan.domain.Exchange;

/**
 * Takes every finished exchange. {@link #accept} returns once the exchange is durable; the gateway calls it before the
 * last byte of the answer leaves, so an answer a client saw in full is on record. Thread-safe.
 */
@FunctionalInterface
public interface ExchangeSink {
    /**
     * Records one exchange.
     *
     * @throws SinkException when it could not be made durable; the gateway answers 503 if nothing was sent yet
     */
    void accept(Exchange exchange);

    /** The exchange could not be recorded. */
    final class SinkException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SinkException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
