package dev.bartizan.inspection.links;

import java.util.Set;

/** Host names and endings with a meaning of their own. */
final class Reserved {
    private static final Set<String> CHEAP = Set.of(
            "xyz",
            "top",
            "click",
            "online",
            "site",
            "shop",
            "live",
            "club",
            "support",
            "icu",
            "tk",
            "ml",
            "ga",
            "cf",
            "gq",
            "vip",
            "work",
            "help",
            "link",
            "buzz",
            "rest",
            "cam",
            "monster",
            "quest",
            "cyou",
            "sbs",
            "cfd",
            "info",
            "biz",
            "zip",
            "mov",
            "lol",
            "fun",
            "space",
            "website",
            "store",
            "today",
            "world",
            "pw",
            "bond",
            "win",
            "loan",
            "men",
            "date",
            "stream",
            "download");

    private Reserved() {}

    /** Endings that cost little and are seen in phishing far more than in business. */
    static boolean isCheap(String suffix) {
        return CHEAP.contains(suffix);
    }

    /** Hosts of this machine, a private network or a documentation page (RFC 2606, RFC 6761). */
    static boolean isPrivate(String host) {
        return host.indexOf('.') < 0
                || host.endsWith(".local")
                || host.endsWith(".localhost")
                || host.endsWith(".internal")
                || host.endsWith(".lan")
                || host.endsWith(".test")
                || host.endsWith(".home.arpa")
                || host.endsWith(".svc")
                || host.equals("example.com")
                || host.endsWith(".example.com")
                || host.equals("example.org")
                || host.endsWith(".example.org")
                || host.equals("example.net")
                || host.endsWith(".example.net");
    }
}
