package dev.bartizan.app.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The certificate and key of the TLS listener.
 *
 * <p>Without files of the operator, a private authority is made in a folder on first use ({@code ca.pem}, {@code ca.key})
 * and stays the same, so that clients trust it once; the server's certificate below it ({@code server.pem}, {@code
 * server.key}) is made again when it is about to expire or its names change. Keys are readable by this user only.
 */
public final class TlsFiles {
    private static final Duration RENEW_BEFORE = Duration.ofDays(90);

    private final Path folder;
    private final Set<String> names;
    private final CertificateMaker maker;

    /**
     * Describes the folder; nothing is read or written yet.
     *
     * @param names DNS names and addresses besides localhost and 127.0.0.1
     */
    public TlsFiles(Path folder, Collection<String> names, SecureRandom random) {
        this.folder = folder;
        this.names = ServerNames.with(names);
        this.maker = new CertificateMaker(random);
    }

    /** Certificate (the whole chain) and key that the operator made. */
    public static Identity of(Path certificate, Path key) {
        return PemFiles.identity(certificate, key);
    }

    /** The identity kept in the folder; made, or made again, when needed. */
    public Identity ensure(Instant now) {
        CertificateMaker.Issued authority = authority(now);
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server.key");
        if (Files.exists(certificate) && Files.exists(key)) {
            Identity kept = PemFiles.identity(certificate, key);
            if (good(kept.chain().getFirst(), authority.certificate(), now)) {
                return kept;
            }
        }
        CertificateMaker.Issued server = maker.server(authority, names, now);
        PemFiles.write(key, PemFiles.pem(server.key()));
        PemFiles.write(certificate, PemFiles.pem(server.certificate()) + PemFiles.pem(authority.certificate()));
        return new Identity(server.key(), List.of(server.certificate(), authority.certificate()));
    }

    private CertificateMaker.Issued authority(Instant now) {
        Path certificate = folder.resolve("ca.pem");
        Path key = folder.resolve("ca.key");
        if (Files.exists(certificate) && Files.exists(key)) {
            Identity kept = PemFiles.identity(certificate, key);
            if (kept.anchor().getNotAfter().after(Date.from(now.plus(RENEW_BEFORE)))) {
                return new CertificateMaker.Issued(kept.key(), kept.anchor());
            }
        }
        CertificateMaker.Issued made = maker.authority(now);
        PemFiles.write(key, PemFiles.pem(made.key()));
        PemFiles.write(certificate, PemFiles.pem(made.certificate()));
        return made;
    }

    private boolean good(X509Certificate server, X509Certificate authority, Instant now) {
        return server.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                && server.getNotAfter().after(Date.from(now.plus(RENEW_BEFORE)))
                && ServerNames.covers(server, names);
    }

    /** A certificate as PEM. */
    public static String pem(X509Certificate certificate) {
        return PemFiles.pem(certificate);
    }
}
