package dev.bartizan.app.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes P-256 keys and certificates (RFC 5280): a private authority, and servers below it. */
final class CertificateMaker {
    /** A server's certificate. Longer ones are refused by some clients. */
    static final Duration SERVER_VALID = Duration.ofDays(825);

    static final Duration AUTHORITY_VALID = Duration.ofDays(3_650);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final SecureRandom random;

    CertificateMaker(SecureRandom random) {
        this.random = random;
    }

    /** A key with the certificate that says whose it is. */
    record Issued(PrivateKey key, X509Certificate certificate) {}

    Issued authority(Instant now) {
        // A name of its own: clients pick the issuer by name, and people trust several of these.
        X500Principal name = new X500Principal("CN=Bartizan private authority " + Long.toHexString(random.nextLong()));
        try {
            KeyPair pair = pair();
            X509v3CertificateBuilder draft = draft(name, name, pair, now, AUTHORITY_VALID);
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            draft.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Issued(pair.getPrivate(), signed(draft, pair.getPrivate()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new TlsException("private authority: cannot be made", e);
        }
    }

    /** @param names DNS names and IP addresses the server is reached by; at least one */
    Issued server(Issued authority, Collection<String> names, Instant now) {
        X500Principal name = new X500Principal("CN=Bartizan");
        try {
            KeyPair pair = pair();
            X509v3CertificateBuilder draft =
                    draft(authority.certificate().getSubjectX500Principal(), name, pair, now, SERVER_VALID);
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            draft.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            draft.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(authority.certificate()));
            draft.addExtension(
                    Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(pair.getPublic()));
            return new Issued(pair.getPrivate(), signed(draft, authority.key()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new TlsException("server certificate: cannot be made", e);
        }
    }

    private static GeneralNames alternatives(Collection<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        ServerNames.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private X509v3CertificateBuilder draft(
            X500Principal issuer, X500Principal subject, KeyPair pair, Instant now, Duration valid) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(valid)),
                subject,
                pair.getPublic());
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(X509v3CertificateBuilder draft, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(draft.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
    }
}
