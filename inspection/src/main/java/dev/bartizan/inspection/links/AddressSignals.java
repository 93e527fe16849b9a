package dev.bartizan.inspection.links;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Signals in the address alone: disguises of the host, what is downloaded, what is carried. */
final class AddressSignals {
    private static final Set<String> EXECUTABLES = Set.of(
            "exe", "scr", "bat", "cmd", "msi", "ps1", "vbs", "vbe", "hta", "lnk", "pif", "jar", "apk", "iso", "img",
            "dmg", "pkg", "wsf", "reg", "cpl", "xll", "appx", "msix", "xlsm", "docm");

    private AddressSignals() {}

    /** Addresses that run or hold a page themselves; true when the link is one. */
    static boolean script(Link link, List<LinkSignal> signals) {
        String lower = link.url().toLowerCase(Locale.ROOT);
        if (lower.startsWith("javascript:") || lower.startsWith("vbscript:")) {
            String code = lower.substring(lower.indexOf(':') + 1).strip();
            boolean nothing = code.isEmpty()
                    || code.startsWith("void(0)")
                    || code.startsWith("void 0")
                    || code.equals(";")
                    || code.startsWith("history.");
            boolean runs = code.contains("(") || code.contains("=") || code.contains("%28");
            if (!nothing && runs) {
                signals.add(new LinkSignal(
                        "script", link.kind() == Link.Kind.BARE ? 0.55 : 0.9, "that runs script when it is followed"));
            }
            return true;
        }
        if (lower.startsWith("data:")) {
            boolean page = lower.startsWith("data:text/html")
                    || lower.startsWith("data:application/xhtml")
                    || lower.startsWith("data:text/javascript");
            boolean program = lower.startsWith("data:application/x-ms")
                    || lower.startsWith("data:application/octet")
                    || lower.startsWith("data:application/hta");
            if ((page || program) && lower.length() > 24) {
                signals.add(new LinkSignal(
                        "data",
                        link.kind() == Link.Kind.BARE ? 0.6 : 0.85,
                        "that holds a whole " + (page ? "page" : "program") + " itself"));
            }
            return true;
        }
        return false;
    }

    /** Characters that show an address other than it is; the address without them. */
    static String hiddenCharacters(Link link, List<LinkSignal> signals) {
        StringBuilder visible = new StringBuilder(link.url().length());
        boolean turned = false;
        boolean hidden = false;
        for (int i = 0; i < link.url().length(); i++) {
            char c = link.url().charAt(i);
            boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
            boolean hides = (c >= '\u200B' && c <= '\u200F')
                    || c == '\u2060'
                    || c == '\uFEFF'
                    || c == '\u00AD'
                    || c == '\uDB40';
            turned |= turns;
            hidden |= hides;
            if (!turns && !hides) {
                visible.append(c);
            }
        }
        if (turned) {
            signals.add(new LinkSignal("direction", 0.95, "whose letters are shown in another order than they stand"));
        } else if (hidden) {
            signals.add(new LinkSignal("invisible", 0.8, "with invisible characters inside"));
        }
        return visible.toString();
    }

    /** Hosts that are numbers; true when the host is one. */
    static boolean ipAddress(Address address, List<LinkSignal> signals) {
        String host = address.host();
        if (host.indexOf(':') >= 0) {
            boolean local =
                    host.equals("::1") || host.startsWith("fe80") || host.startsWith("fc") || host.startsWith("fd");
            if (!local) {
                signals.add(new LinkSignal("ip", 0.5, "to a bare IP address"));
            }
            return true;
        }
        String[] parts = host.split("\\.", -1);
        boolean numbers = parts.length <= 4;
        boolean disguised = parts.length < 4;
        for (String part : parts) {
            boolean hex = part.startsWith("0x")
                    && part.length() > 2
                    && part.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0);
            boolean decimal =
                    !part.isEmpty() && part.length() <= 12 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            numbers &= hex || decimal;
            disguised |= hex || (part.length() > 1 && part.charAt(0) == '0');
        }
        if (!numbers) {
            return false;
        }
        if (disguised) {
            signals.add(new LinkSignal("ip-disguised", 0.85, "to an IP address written so that it is not recognised"));
        } else if (!isLocal(host)) {
            signals.add(new LinkSignal("ip", 0.5, "to a bare IP address"));
        }
        return true;
    }

    private static boolean isLocal(String host) {
        return host.startsWith("127.")
                || host.startsWith("10.")
                || host.startsWith("192.168.")
                || host.equals("0.0.0.0")
                || host.startsWith("169.254.")
                || host.startsWith("192.0.2.")
                || host.startsWith("198.51.100.")
                || host.startsWith("203.0.113.")
                || (host.startsWith("172.")
                        && host.length() > 7
                        && host.charAt(6) == '.'
                        && host.substring(4, 6).compareTo("16") >= 0
                        && host.substring(4, 6).compareTo("31") <= 0);
    }

    /** {@code https://paypal.com@evil.example}. */
    static void userInfo(Address address, boolean known, List<LinkSignal> signals) {
        String user = address.user().toLowerCase(Locale.ROOT);
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        if (name.indexOf('.') > 0 && !name.contains("@") && !address.scheme().startsWith("ftp")) {
            signals.add(new LinkSignal("user-info", 0.9, "that shows one host and leads to another after the @"));
        } else if (!known && !user.isEmpty() && colon < 0 && address.scheme().startsWith("http") && user.length() > 3) {
            signals.add(new LinkSignal("user-info", 0.5, "with a user name before the host"));
        }
    }

    /** Length of the chain of names, shorteners. */
    static void shape(Address address, Domains domains, boolean known, List<LinkSignal> signals) {
        String registrable = domains.registrable(address.host());
        long labels = address.host().chars().filter(c -> c == '.').count()
                - registrable.chars().filter(c -> c == '.').count();
        if (labels >= 4 && !known) {
            signals.add(new LinkSignal("many-labels", 0.5, "with a long chain of names before its domain"));
        }
        if (domains.isShortener(registrable) && address.path().length() > 1) {
            signals.add(new LinkSignal("shortener", 0.5, "through a shortener that hides where it leads"));
        }
    }

    /** Programs to run. */
    static void download(Address address, boolean known, boolean doubtful, List<LinkSignal> signals) {
        String path = address.path().toLowerCase(Locale.ROOT);
        int slash = path.lastIndexOf('/');
        String file = path.substring(slash + 1);
        int dot = file.lastIndexOf('.');
        if (known || dot <= 0 || !EXECUTABLES.contains(file.substring(dot + 1))) {
            return;
        }
        int inner = file.lastIndexOf('.', dot - 1);
        boolean doubled = inner > 0
                && Set.of("pdf", "doc", "docx", "xls", "xlsx", "jpg", "png", "txt", "zip")
                        .contains(file.substring(inner + 1, dot));
        double weight = doubled ? 0.85 : doubtful ? 0.7 : 0.5;
        signals.add(new LinkSignal(
                "executable",
                weight,
                doubled ? "to a program that is named like a document" : "to a program to download"));
    }
}
