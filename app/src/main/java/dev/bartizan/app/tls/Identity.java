package dev.bartizan.app.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a server shows: a private key and the certificates up to, and not always with, the authority.
 *
 * @param key of the first certificate
 * @param chain the server's certificate first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "certificate chain: empty (expected: at least the server's certificate)");
        }
    }

    /** The certificate a client is to trust: the last of the chain. */
    public X509Certificate anchor() {
        return chain.getLast();
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
