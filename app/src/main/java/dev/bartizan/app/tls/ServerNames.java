package dev.bartizan.app.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names a server's certificate is made for. Pure. */
final class ServerNames {
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1");

    private ServerNames() {}

    /** The configured names and those of this machine itself. */
    static Set<String> with(Collection<String> configured) {
        Set<String> names = new TreeSet<>(ALWAYS);
        configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    static boolean isAddress(String name) {
        try {
            InetAddress.ofLiteral(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a certificate is good for all of these names. */
    static boolean covers(X509Certificate certificate, Set<String> names) {
        Set<String> has = new TreeSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) {
                return false;
            }
            alternatives.forEach(entry -> has.add(String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT)));
        } catch (CertificateParsingException e) {
            return false;
        }
        return names.stream().allMatch(name -> has.contains(isAddress(name) ? literal(name) : name));
    }

    private static String literal(String address) {
        return InetAddress.ofLiteral(address).getHostAddress().toLowerCase(Locale.ROOT);
    }
}
