package dev.bartizan.inspection.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds links in a text. Linear; at most {@link #LINKS_MAX}; reads invisible characters inside addresses as part of them. */
public final class LinkScanner {
    public static final int LINKS_MAX = 2_000;

    private static final int URL_MAX = 2_048;
    private static final int SHOWN_MAX = 200;
    private static final int HOST_MAX = 253;
    private static final int ENDING_MAX = 8;
    private static final boolean[] HOST_UNITS = hostUnits();
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "ws", "wss", "hxxp", "hxxps");
    private static final List<String> SCRIPTS = List.of("javascript:", "vbscript:", "data:text/", "data:application/");
    private static final Set<String> ENDINGS = Set.of(
            "com", "net", "org", "info", "xyz", "top", "click", "online", "site", "shop", "live", "club", "support",
            "biz", "icu", "tk", "ml", "ga", "cf", "gq", "de", "fr", "uk", "es", "it", "nl", "eu", "us", "ru", "cn",
            "co", "app", "vip", "work", "help", "me", "link");

    private final String text;
    private final List<Link> found = new ArrayList<>();
    private @Nullable String lower;

    private LinkScanner(String text) {
        this.text = text;
    }

    /** The text in lower case, unit for unit. Made when something looks like a link, which most texts hold none of. */
    private String lower() {
        String made = lower;
        if (made == null) {
            String folded = text.toLowerCase(Locale.ROOT);
            made = folded.length() == text.length() ? folded : text;
            lower = made;
        }
        return made;
    }

    public static List<Link> scan(String text) {
        LinkScanner scanner = new LinkScanner(text);
        scanner.addresses();
        scanner.scripts();
        scanner.hosts();
        return List.copyOf(scanner.found);
    }

    private void addresses() {
        int at = text.indexOf("://");
        while (at >= 0 && found.size() < LINKS_MAX) {
            int start = at;
            while (start > 0 && at - start < 8 && isAsciiLetter(lower().charAt(start - 1))) {
                start--;
            }
            int end = urlEnd(at + 3);
            if (SCHEMES.contains(lower().substring(start, at)) && end > at + 3) {
                add(start, end, Link.Kind.BARE);
            }
            at = text.indexOf("://", Math.max(end, at + 3));
        }
    }

    private void scripts() {
        if (!mayHoldScripts()) {
            return;
        }
        String lower = lower();
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

    /** Whether a colon follows a letter that such schemes end with. */
    private boolean mayHoldScripts() {
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            char before = at == 0 ? 0 : text.charAt(at - 1);
            if (before == 't' || before == 'T' || before == 'a' || before == 'A') {
                return true;
            }
        }
        return false;
    }

    /** Bare host names: {@code paypa1.com/login}. Looks at the words that hold a full stop. */
    private void hosts() {
        int from = 0;
        int at = text.indexOf('.');
        while (at >= 0 && found.size() < LINKS_MAX) {
            int start = at;
            while (start > from && isHostUnit(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length() && isHostUnit(text.charAt(end))) {
                end++;
            }
            from = host(start, end) + 1;
            at = text.indexOf('.', from);
        }
    }

    /** Adds the word when it is a host name; the end of it and of the path behind it. */
    private int host(int start, int end) {
        int stop = end;
        while (stop > start && text.charAt(stop - 1) == '.') {
            stop--;
        }
        int dot = text.lastIndexOf('.', stop - 1);
        boolean alone = start == 0 || "/@:=-_#".indexOf(text.charAt(start - 1)) < 0;
        boolean closed = end == text.length() || "@=(_".indexOf(text.charAt(end)) < 0;
        if (!alone || !closed || dot <= start || stop - start > HOST_MAX || !isEnding(dot + 1, stop)) {
            return end;
        }
        int pathEnd = stop == end && end < text.length() && text.charAt(end) == '/' ? urlEnd(end) : stop;
        add(start, pathEnd, Link.Kind.HOST);
        return Math.max(end, pathEnd);
    }

    private boolean isEnding(int start, int end) {
        return end - start <= ENDING_MAX
                && Character.isLetter(text.charAt(start))
                && ENDINGS.contains(lower().substring(start, end));
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
        String head = lower().substring(Math.max(0, start - 120), start);
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

    private static boolean[] hostUnits() {
        boolean[] units = new boolean[128];
        for (char c = 0; c < units.length; c++) {
            units[c] = c == '.' || c == '-' || Character.isLetterOrDigit(c);
        }
        return units;
    }

    private static boolean isHostUnit(char c) {
        return c < 128 ? HOST_UNITS[c] : Character.isLetterOrDigit(c);
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
