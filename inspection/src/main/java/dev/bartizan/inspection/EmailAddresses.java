package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.Set;

/** E-mail addresses as people write them (RFC 5321 lengths, dot-atom local part, domain with a letter-only last label). */
final class EmailAddresses implements Detector {
    private static final int LOCAL_MAX = 64;
    private static final int DOMAIN_MAX = 253;
    private static final Set<String> FILE_ENDINGS = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "json", "html", "pdf", "md", "yml", "yaml");

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String text = view.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            int end = domainEnd(text, at + 1);
            if (start < at && end > 0 && !isConnection(text, start, at, end)) {
                report(view, start, end, sink);
            }
        }
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LOCAL_MAX && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && (text.charAt(start) == '.' || text.charAt(start) == '-' || text.charAt(start) == '\'')) {
            start++;
        }
        boolean dotAtEnd = start < at && text.charAt(at - 1) == '.';
        return dotAtEnd ? at : start;
    }

    /** The end of the domain, or -1 when it is none. */
    private static int domainEnd(String text, int start) {
        int limit = Math.min(text.length(), start + DOMAIN_MAX);
        int labelStart = start;
        int lastLabel = -1;
        int i = start;
        int end = -1;
        while (i <= limit) {
            boolean inLabel = i < limit && isDomain(text.charAt(i));
            if (!inLabel) {
                if (i == labelStart) {
                    break;
                }
                if (lastLabel >= 0 && isTopLevel(text, labelStart, i)) {
                    end = i;
                }
                lastLabel = labelStart;
                if (i >= limit || text.charAt(i) != '.') {
                    break;
                }
                labelStart = i + 1;
            }
            i++;
        }
        return end;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        int length = end - start;
        if (length < 2 || length > 24 || FILE_ENDINGS.contains(text.substring(start, end))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isLetter(text.charAt(i))) {
                return text.startsWith("xn--", start);
            }
        }
        return true;
    }

    /** {@code git@host:path} and {@code //user:password@host} are no addresses of people. */
    private static boolean isConnection(String text, int start, int at, int end) {
        boolean path =
                end < text.length() && text.charAt(end) == ':' && text.startsWith("git", start) && at - start == 3;
        boolean userInfo = start > 0
                && (text.charAt(start - 1) == ':' || text.charAt(start - 1) == '/')
                && text.substring(Math.max(0, start - 80), start).contains("://");
        return path || userInfo;
    }

    private static void report(View view, int start, int end, FindingSink sink) {
        sink.add(
                view,
                start,
                end,
                new FindingSink.Match(
                        FindingType.SENSITIVE_DETECTOR,
                        "email",
                        0.9,
                        Confidence.HIGH,
                        "An e-mail address.",
                        "sensitive/email@1"));
    }

    private static boolean isLocal(char c) {
        return isLetter(c) || NumberRuns.isDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isLetter(c) || NumberRuns.isDigit(c) || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && Character.isLetter(c));
    }
}
