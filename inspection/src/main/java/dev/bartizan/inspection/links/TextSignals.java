package dev.bartizan.inspection.links;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Signals in how a link stands in the text, and in what its query carries. */
final class TextSignals {
    private static final Set<String> ENDINGS = Set.of(
            "com", "org", "net", "gov", "edu", "de", "fr", "uk", "es", "it", "nl", "eu", "info", "bank", "co", "br",
            "ch", "at", "pl", "us", "ca");
    private static final List<String> SIGNED = List.of(
            "x-amz-",
            "x-goog-",
            "signature=",
            "sig=",
            "utm_",
            "token_type",
            "se=",
            "state=",
            "code_challenge",
            "gclid=",
            "fbclid=",
            "msclkid=");

    private TextSignals() {}

    static void collect(Link link, Address address, Domains domains, boolean known, List<LinkSignal> signals) {
        if (link.kind() == Link.Kind.ANCHOR) {
            otherHost(link.shown(), address, domains, signals);
        }
        if (known || address.query().isEmpty() && address.path().length() < 60) {
            return;
        }
        boolean template = isTemplate(link.url());
        int value = longestValue(address.query());
        if (link.kind() == Link.Kind.IMAGE) {
            if (template) {
                signals.add(new LinkSignal(
                        "beacon", 0.9, "to an image that is loaded by itself and takes a place for data along"));
            } else if (value >= 24 || dense(address.path(), 60) || namesData(address.query()) && value >= 4) {
                signals.add(new LinkSignal(
                        "beacon", 0.85, "to an image that is loaded by itself and carries data in its address"));
            }
            return;
        }
        String lower = address.query().toLowerCase(Locale.ROOT);
        if (SIGNED.stream().noneMatch(lower::contains) && dense(address.query(), 64)) {
            signals.add(new LinkSignal("dense-query", 0.5, "with a long encoded text in its query"));
        }
    }

    /** The text names one host, the link leads to another. */
    private static void otherHost(String shown, Address address, Domains domains, List<LinkSignal> signals) {
        String text = shown.strip().toLowerCase(Locale.ROOT);
        boolean written = text.contains("://");
        if (text.isEmpty() || text.indexOf(' ') >= 0 || (!written && text.indexOf('@') >= 0)) {
            return;
        }
        String host = Address.parse(text).host();
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        int dot = bare.lastIndexOf('.');
        boolean isHost = dot > 0
                && ENDINGS.contains(bare.substring(dot + 1))
                && !Set.of("asp.net", "vb.net", "ado.net", "ml.net").contains(bare);
        if (!isHost && !(written && dot > 0)) {
            return;
        }
        String said = domains.registrable(bare);
        String real = domains.registrable(address.host());
        boolean sameOwner =
                domains.owner(said).isPresent() && domains.owner(said).equals(domains.owner(real));
        boolean sameName = domains.label(bare).equals(domains.label(address.host()));
        if (!said.equals(real) && !sameOwner && !sameName) {
            double weight =
                    domains.owner(real).isPresent() ? 0.4 : domains.owner(said).isPresent() ? 0.92 : 0.8;
            signals.add(
                    new LinkSignal("other-host", weight, "whose text shows " + said + " and that leads to " + real));
        }
    }

    private static boolean isTemplate(String url) {
        return url.contains("{")
                || url.contains("%7B")
                || url.contains("%7b")
                || url.contains("[DATA")
                || url.contains("[data")
                || url.contains("$(")
                || url.contains("INSERT_")
                || url.contains("<data")
                || url.contains("BASE64");
    }

    private static boolean namesData(String query) {
        String lower = query.toLowerCase(Locale.ROOT);
        return lower.startsWith("data=")
                || lower.contains("&data=")
                || lower.contains("secret")
                || lower.contains("exfil")
                || lower.contains("leak")
                || lower.contains("password=")
                || lower.contains("history=")
                || lower.contains("chat=")
                || lower.contains("conversation=")
                || lower.contains("prompt=")
                || lower.contains("email=")
                || lower.contains("token=");
    }

    private static int longestValue(String query) {
        int longest = 0;
        for (String pair : query.split("&", 64)) {
            int eq = pair.indexOf('=');
            longest = Math.max(longest, eq < 0 ? pair.length() : pair.length() - eq - 1);
        }
        return longest;
    }

    /** A run of at least {@code least} letters and digits that looks encoded, not written. */
    private static boolean dense(String text, int least) {
        int run = 0;
        int upper = 0;
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '+' || c == '_' || c == '=' && run > 8) {
                run++;
                upper += Character.isUpperCase(c) ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
            } else {
                if (run >= least && digits >= 4 && (upper >= 4 || digits > run / 4)) {
                    return true;
                }
                run = 0;
                upper = 0;
                digits = 0;
            }
        }
        return false;
    }
}
