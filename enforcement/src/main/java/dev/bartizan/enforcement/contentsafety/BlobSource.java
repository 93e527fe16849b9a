package dev.bartizan.enforcement.contentsafety;

import java.net.URI;

/**
 * Fetches what a request only names by address. A server that does so for anyone can be made to read its own network, so
 * an implementation fetches from hosts it was told to and from no other. Thread-safe.
 */
public interface BlobSource {
    /**
     * The whole content.
     *
     * @param bytesMax more is an error
     * @throws BlobException when the host is not allowed, or there is no such content within the bounds
     */
    byte[] fetch(URI address, int bytesMax) throws BlobException;

    /** Refuses everything. */
    static BlobSource none() {
        return (address, bytesMax) -> {
            throw new BlobException("this server fetches from no host (see content_safety.blob_hosts)");
        };
    }

    /** Why nothing was fetched; one line without the address. */
    final class BlobException extends Exception {
        private static final long serialVersionUID = 1L;

        public BlobException(String message) {
            super(message);
        }
    }
}
