package dev.bartizan.detection;

import dev.bartizan.domain.Actor;
import java.time.Duration;
import java.util.List;

/** Wording shared by titles and reasons. Names come from callers, so they are cut and stripped of what cannot be seen. */
final class Words {
    private static final int NAME_MAX = 64;

    private Words() {}

    /** The person, or words for an unknown one. */
    static String who(Actor actor) {
        return actor.person()
                .map(Words::name)
                .filter(person -> !person.isEmpty())
                .orElseGet(() -> "an unknown user of " + name(actor.app())
                        + actor.sourceIp().map(ip -> " at " + name(ip)).orElse(""));
    }

    /** A name as it may stand in a sentence: no control, format or line characters, at most 64 code points. */
    static String name(String raw) {
        StringBuilder clean = new StringBuilder();
        int[] points = raw.codePoints().limit(NAME_MAX * 4L).toArray();
        int kept = 0;
        for (int point : points) {
            if (!visible(point)) {
                continue;
            }
            if (kept == NAME_MAX) {
                return clean.append('…').toString();
            }
            clean.appendCodePoint(point);
            kept++;
        }
        return clean.toString().strip();
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** E.g. {@code less than a minute}, {@code 1 minute}, {@code 42 minutes}. */
    static String minutes(Duration duration) {
        long minutes = duration.abs().toMinutes();
        return switch ((int) Math.min(minutes, 1_000_000)) {
            case 0 -> "less than a minute";
            case 1 -> "1 minute";
            default -> minutes + " minutes";
        };
    }

    /** E.g. {@code a, b and c}. */
    static String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** The view's name as people say it, e.g. {@code base64, then rot13}. */
    static String view(String view) {
        return name(view.replace(">", ", then "));
    }
}
