package dev.bartizan.gateway;

import java.io.InputStream;
import java.util.Optional;

/** Asks a model. Implementations are thread-safe and block the calling virtual thread. */
interface ModelProvider {
    /**
     * Sends a chat completion request and returns once the answer begins.
     *
     * @param request JSON in UTF-8, ready to send
     * @param stream whether the request asks for an event stream
     * @param watch of the calling thread; armed and disarmed here for the time to the first byte
     * @throws UpstreamFailure when there is no answer
     */
    Reply open(Deployment deployment, byte[] request, boolean stream, Watchdog.Watch watch);

    /** An answer that has begun. Closing it before its end cancels it. */
    interface Reply extends AutoCloseable {
        int status();

        Optional<String> retryAfter();

        InputStream body();

        @Override
        void close();
    }
}
