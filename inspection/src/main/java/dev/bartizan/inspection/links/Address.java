package dev.bartizan.inspection.links;

import java.net.IDN;
import java.util.Locale;

/**
 * An address in its parts (RFC 3986), read leniently.
 *
 * @param scheme lower case; empty when none
 * @param user what stands before {@code @}; empty when nothing
 * @param host as written in lower case, without brackets and port
 * @param unicodeHost the host with punycode labels decoded
 * @param path begins with {@code /}, or empty
 * @param query without {@code ?}
 */
record Address(String scheme, String user, String host, String unicodeHost, String path, String query) {
    static Address parse(String url) {
        int schemeEnd = url.indexOf("://");
        String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        String rest = schemeEnd < 0 ? url : url.substring(schemeEnd + 3);
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        String host = host(authority.substring(at + 1)).toLowerCase(Locale.ROOT);
        String tail = rest.substring(end);
        int hash = tail.indexOf('#');
        String noFragment = hash < 0 ? tail : tail.substring(0, hash);
        int question = noFragment.indexOf('?');
        String path = question < 0 ? noFragment : noFragment.substring(0, question);
        String query = question < 0 ? "" : noFragment.substring(question + 1);
        return new Address(scheme, user, host, unicode(host), path, query);
    }

    private static String host(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            return close < 0 ? authority.substring(1) : authority.substring(1, close);
        }
        int port = authority.indexOf(':');
        String host = port < 0 ? authority : authority.substring(0, port);
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return host;
    }

    /** Punycode decoded; a label that cannot be stays as it is. */
    private static String unicode(String host) {
        return host.contains("xn--") ? IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED) : host;
    }
}
