package dev.bartizan.app.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads and writes certificates and private keys as PEM (RFC 7468; keys also in the older forms of OpenSSL). */
final class PemFiles {
    private static final int FILE_BYTES_MAX = 1 << 20;

    private PemFiles() {}

    static Identity identity(Path certificate, Path key) {
        Identity identity = new Identity(key(key), certificates(certificate));
        if (!fits(identity)) {
            throw new TlsException(key + ": not the key of the first certificate in " + certificate
                    + " (expected: the server's own certificate first, then those above it)");
        }
        return identity;
    }

    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> read =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (read.isEmpty()) {
                throw new TlsException(file + ": no certificate in it (expected: PEM)");
            }
            return read;
        } catch (CertificateException e) {
            throw new TlsException(file + ": not a certificate (expected: PEM)", e);
        }
    }

    static PrivateKey key(Path file) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(new String(bytes(file), StandardCharsets.US_ASCII)))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new TlsException(file + ": not a private key (expected: PEM without a passphrase)", e);
        }
        throw new TlsException(file + ": no private key in it (expected: PEM without a passphrase)");
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new TlsException(file + ": larger than " + FILE_BYTES_MAX + " bytes (expected: PEM)");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsException(file + ": cannot be read (expected: a PEM file this user may read)", e);
        }
    }

    /** Whether the key belongs to the first certificate. */
    private static boolean fits(Identity identity) {
        try {
            PublicKey open = identity.chain().getFirst().getPublicKey();
            String algorithm = switch (open.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "RSA" -> "SHA256withRSA";
                default -> open.getAlgorithm();
            };
            byte[] probe = "bartizan".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(identity.key());
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new TlsException("certificate: cannot be written", e);
        }
    }

    static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** Writes a file that only this user may read, all or nothing. */
    static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null) {
                throw new TlsException(file + ": not a file in a folder");
            }
            Files.createDirectories(folder);
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            Path draft = posix
                    ? Files.createTempFile(
                            folder,
                            "tls",
                            ".tmp",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createTempFile(folder, "tls", ".tmp");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TlsException(file + ": cannot be written", e);
        }
    }
}
