package dev.bartizan.inspection.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds links in a text. Linear; at most {@link #LINKS_MAX}; reads invisible characters inside addresses as part of them. */
public final class LinkScanner {
    public static final int LINKS_MAX = 2_000;

    private static final int URL_MAX = 2_048;
    private static final int SHOWN_MAX = 200;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "ws", "wss", "hxxp", "hxxps");
    private static final List<String> SCRIPTS = List.of("javascript:", "vbscript:", "data:text/", "data:application/");
    private static final Set<String> ENDINGS = Set.of(
            "com", "net", "org", "info", "xyz", "top", "click", "online", "site", "shop", "live", "club", "support",
            "biz", "icu", "tk", "ml", "ga", "cf", "gq", "de", "fr", "uk", "es", "it", "nl", "eu", "us", "ru", "cn",
            "co", "app", "vip", "work", "help", "me", "link");

    private final String text;
    private final String lower;
    private final List<Link> found = new ArrayList<>();

    private LinkScanner(String text) {
        this.text = text;
        String folded = text.toLowerCase(Locale.ROOT);
        this.lower = folded.length() == text.length() ? folded : text;
    }

    public static List<Link> scan(String text) {
        LinkScanner scanner = new LinkScanner(text);
        scanner.addresses();
        scanner.scripts();
        scanner.hosts();
        return List.copyOf(scanner.found);
    }

    private void addresses() {
        int at = lower.indexOf("://");
        while (at >= 0 && found.size() < LINKS_MAX) {
            int start = at;
            while (start > 0 && at - start < 8 && isAsciiLetter(lower.charAt(start - 1))) {
                start--;
            }
            int end = urlEnd(at + 3);
            if (SCHEMES.contains(lower.substring(start, at)) && end > at + 3) {
                add(start, end, Link.Kind.BARE);
            }
            at = lower.indexOf("://", Math.max(end, at + 3));
        }
    }

    private void scripts() {
        for (String scheme : SCRIPTS) {
            int at = lower.indexOf(scheme);
            while (at >= 0 && found.size() < LINKS_MAX) {
                int end = urlEnd(at + scheme.length());
                if (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1))) {
                    add(at, end, Link.Kind.BARE);
                }
                at = lower.indexOf(scheme, Math.max(end, at + scheme.length()));
            }
        }
    }

    /** Bare host names: {@code paypa1.com/login}. */
    private void hosts() {
        int i = 0;
        while (i < text.length() && found.size() < LINKS_MAX) {
            if (!isHostUnit(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            int dot = -1;
            while (end < text.length() && isHostUnit(text.charAt(end))) {
                dot = text.charAt(end) == '.' ? end : dot;
                end++;
            }
            int stop = end;
            while (stop > i && text.charAt(stop - 1) == '.') {
                stop--;
                dot = lower.lastIndexOf('.', stop - 1);
            }
            boolean alone = i == 0 || "/@:=-_#".indexOf(text.charAt(i - 1)) < 0;
            boolean closed = end == text.length() || "@=(_".indexOf(text.charAt(end)) < 0;
            if (alone && closed && dot > i && stop - i <= 253 && ENDINGS.contains(lower.substring(dot + 1, stop))) {
                int pathEnd = stop == end && end < text.length() && text.charAt(end) == '/' ? urlEnd(end) : stop;
                add(i, pathEnd, Link.Kind.HOST);
                end = Math.max(end, pathEnd);
            }
            i = end + 1;
        }
    }

    private void add(int start, int end, Link.Kind kind) {
        int before = start > 0 && text.charAt(start - 1) == '<' ? start - 1 : start;
        if (before >= 2 && text.charAt(before - 1) == '(' && text.charAt(before - 2) == ']') {
            int open = open(before - 2);
            boolean image = open > 0 && text.charAt(open - 1) == '!';
            String shown = open < 0 ? "" : text.substring(open + 1, before - 2);
            found.add(new Link(
                    text.substring(start, end), shown, image ? Link.Kind.IMAGE : Link.Kind.ANCHOR, start, end));
            return;
        }
        String head = lower.substring(Math.max(0, start - 120), start);
        int tag = head.lastIndexOf('<');
        if (tag >= 0 && head.indexOf('>', tag) < 0) {
            boolean image = head.startsWith("<img", tag) || head.startsWith("<iframe", tag);
            boolean anchor = head.startsWith("<a ", tag) || head.startsWith("<a\n", tag);
            if (image || anchor) {
                found.add(new Link(
                        text.substring(start, end),
                        image ? "" : htmlText(end),
                        image ? Link.Kind.IMAGE : Link.Kind.ANCHOR,
                        start,
                        end));
                return;
            }
        }
        found.add(new Link(text.substring(start, end), "", kind, start, end));
    }

    private int open(int close) {
        int depth = 0;
        for (int i = close; i >= 0 && close - i < SHOWN_MAX; i--) {
            depth += text.charAt(i) == ']' ? 1 : text.charAt(i) == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private String htmlText(int from) {
        int limit = Math.min(text.length(), from + SHOWN_MAX);
        int open = text.indexOf('>', from, limit);
        int close = open < 0 ? -1 : text.indexOf('<', open, limit);
        return close < 0 ? "" : text.substring(open + 1, close);
    }

    private int urlEnd(int start) {
        int limit = Math.min(text.length(), start + URL_MAX);
        int end = start;
        int depth = 0;
        while (end < limit) {
            char c = text.charAt(end);
            if (c <= ' '
                    || c == '<'
                    || c == '>'
                    || c == '"'
                    || c == '`'
                    || c == '\u3002'
                    || c == '|'
                    || c == '\u00A0') {
                break;
            }
            if (c == ']' && end + 1 < limit && text.charAt(end + 1) == '(') {
                break;
            }
            depth += c == '(' ? 1 : 0;
            if (c == ')' && --depth < 0) {
                break;
            }
            end++;
        }
        while (end > start && ".,;:!?'*]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isHostUnit(char c) {
        return c == '.' || c == '-' || Character.isLetterOrDigit(c);
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
