package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.Set;

/**
 * Links: addresses with a scheme (RFC 3986) and {@code www.} ones. A plain link scores 0.1; what makes links dangerous
 * raises the score: a bare IP address, a user name before the host, punycode, a script scheme, or an image that a chat
 * window would load by itself with data in its query.
 */
final class Links implements Detector {
    private static final int URL_MAX = 2_048;
    private static final int SCHEME_MAX = 12;
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "ftps", "ws", "wss", "sftp", "hxxp", "hxxps");

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String lower = view.lower();
        int at = lower.indexOf("://");
        while (at >= 0) {
            int start = schemeStart(lower, at);
            int end = at + 3;
            if (SCHEMES.contains(lower.substring(start, at))) {
                end = urlEnd(lower, at + 3);
                if (end > at + 3) {
                    report(view, start, at + 3, end, sink);
                }
            }
            at = lower.indexOf("://", Math.max(end, at + 3));
        }
        for (int www = lower.indexOf("www."); www >= 0; www = lower.indexOf("www.", www + 4)) {
            boolean bare = www == 0
                    || (!isHost(lower.charAt(www - 1)) && lower.charAt(www - 1) != '/' && lower.charAt(www - 1) != '@');
            int end = bare ? urlEnd(lower, www) : www;
            if (end > www + 6) {
                report(view, www, www, end, sink);
            }
        }
    }

    private static int schemeStart(String lower, int colon) {
        int start = colon;
        while (start > 0 && colon - start < SCHEME_MAX && Character.isLetter(lower.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int urlEnd(String text, int start) {
        int limit = Math.min(text.length(), start + URL_MAX);
        int end = start;
        int depth = 0;
        while (end < limit) {
            char c = text.charAt(end);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '\u3002' || c == '|' || c == '\\') {
                break;
            }
            if (c == ']' && end + 1 < limit && text.charAt(end + 1) == '(') {
                break;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                break;
            }
            end++;
        }
        while (end > start && ".,;:!?'*]}".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void report(View view, int start, int hostStart, int end, FindingSink sink) {
        String lower = view.lower();
        String rest = lower.substring(hostStart, end);
        int hostEnd = firstOf(rest, "/?#");
        String authority = rest.substring(0, hostEnd);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        double score = 0.1;
        String why = "A link.";
        if (host.contains("xn--")) {
            score = 0.5;
            why = "A link whose host name is written in punycode, which can imitate another name.";
        }
        if (isIpLiteral(host)) {
            score = 0.5;
            why = "A link to a bare IP address.";
        }
        if (authority.indexOf('@') >= 0) {
            score = 0.6;
            why = "A link with a user name before the host, which can hide where it leads.";
        }
        if (isLoadedImage(lower, start) && carriesData(rest, hostEnd)) {
            score = 0.8;
            why = "An image that a chat window loads by itself, with data in its address: a way to carry text out.";
        }
        Confidence confidence = score >= 0.8 ? Confidence.MEDIUM : Confidence.HIGH;
        sink.add(
                view,
                start,
                end,
                new FindingSink.Match(FindingType.LINKS_DETECTOR, "link", score, confidence, why, "links/link@1"));
    }

    private static boolean isIpLiteral(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        int port = host.indexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        boolean number = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            number &= NumberRuns.isDigit(name.charAt(i)) || name.charAt(i) == '.';
        }
        return number || name.startsWith("0x");
    }

    /** Markdown {@code ![text](address)} or HTML {@code <img src=}. */
    private static boolean isLoadedImage(String lower, int start) {
        String before = lower.substring(Math.max(0, start - 200), start);
        if (before.endsWith("](") || before.endsWith("](<")) {
            int open = before.lastIndexOf("![");
            return open >= 0 && before.indexOf("](", open) >= before.length() - 3;
        }
        int tag = before.lastIndexOf("<img");
        return tag >= 0 && before.indexOf('>', tag) < 0;
    }

    private static boolean carriesData(String rest, int hostEnd) {
        int query = rest.indexOf('?', hostEnd);
        int value = rest.indexOf('=', Math.max(query, 0));
        boolean template = rest.indexOf('{', hostEnd) >= 0 || rest.indexOf('[', hostEnd) >= 0 || rest.contains("%7b");
        return template || (query >= 0 && value > query);
    }

    private static int firstOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isHost(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.';
    }
}
