package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.TextKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns values into the words and figures people read. All times are UTC. */
final class Words {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK_SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_CLOCK =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final Map<String, String> NAMES = Map.of(
            "prompt_attack", "Prompt attack",
            "document_attack", "Planted instruction",
            "ascii_smuggling", "Hidden characters",
            "system_prompt_probe", "System prompt probe",
            "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt", "Jailbreak blocked",
            "AI.Azure_Jailbreak.ContentFiltering.DetectedAttempt", "Jailbreak detected, not blocked",
            "AI.Azure_CredentialTheftAttempt", "Credential in an answer",
            "AI.Azure_ASCIISmuggling", "ASCII smuggling",
            "AI.Azure_LLMReconnaissance", "Probing for the system prompt");

    private static final Map<String, String> ACRONYMS = Map.ofEntries(
            Map.entry("aws", "AWS"),
            Map.entry("gcp", "GCP"),
            Map.entry("iban", "IBAN"),
            Map.entry("api", "API"),
            Map.entry("jwt", "JWT"),
            Map.entry("ssh", "SSH"),
            Map.entry("pem", "PEM"),
            Map.entry("url", "URL"),
            Map.entry("ip", "IP"),
            Map.entry("github", "GitHub"),
            Map.entry("gitlab", "GitLab"),
            Map.entry("openai", "OpenAI"));

    private Words() {}

    /** {@code just now}, {@code 4 min ago}, {@code 3 h ago}, {@code 2 days ago}, then the date. */
    static String ago(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.isNegative() || age.toSeconds() < 45) {
            return "just now";
        }
        if (age.toMinutes() < 60) {
            return Math.max(1, age.toMinutes()) + " min ago";
        }
        if (age.toHours() < 24) {
            return age.toHours() + " h ago";
        }
        return age.toDays() < 14 ? plural(age.toDays(), "day") + " ago" : DAY.format(at);
    }

    static String utc(Instant at) {
        return FULL.format(at);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String clockSeconds(Instant at) {
        return CLOCK_SECONDS.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String dayClock(Instant at) {
        return DAY_CLOCK.format(at);
    }

    /** A whole number with thousands separators. */
    static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** {@code 1 prompt}, {@code 2 prompts}. */
    static String plural(long count, String noun) {
        boolean many = count != 1;
        String form = many && noun.endsWith("y") && !noun.endsWith("ay")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : many ? noun + "s" : noun;
        return number(count) + " " + form;
    }

    /** {@code 640 µs}, {@code 842 ms}, {@code 1.4 s}, {@code 3 min}, {@code 2 h}. */
    static String duration(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros < 1_000) {
            return micros + " µs";
        }
        if (micros < 1_000_000) {
            return micros / 1_000 + " ms";
        }
        if (duration.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0);
        }
        return duration.toMinutes() < 120 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /** A finding type or detection id as people call it. */
    static String name(String id) {
        String known = NAMES.get(id);
        if (known != null) {
            return known;
        }
        String spaced = id.replace('_', ' ').strip();
        if (spaced.isEmpty()) {
            return id;
        }
        String sentence = Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
        return Arrays.stream(sentence.split(" ", 16))
                .map(word -> ACRONYMS.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                .collect(Collectors.joining(" "));
    }

    static String action(Action action) {
        return switch (action) {
            case ALLOW -> "Allowed";
            case WARN -> "Warned";
            case REDACT -> "Redacted";
            case BLOCK -> "Blocked";
        };
    }

    /** What people call a text of that kind. */
    static String textKind(TextKind kind) {
        return switch (kind) {
            case SYSTEM -> "System message";
            case PROMPT -> "Prompt";
            case DOCUMENT -> "Document";
            case COMPLETION -> "Answer";
        };
    }

    /** What a guard is told to do, as opposed to what it did. */
    static String actionVerb(Action action) {
        return Character.toUpperCase(action.wireName().charAt(0))
                + action.wireName().substring(1);
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "Answered";
            case PROMPT_BLOCKED -> "Prompt blocked";
            case COMPLETION_BLOCKED -> "Answer blocked";
            case UPSTREAM_FAILED -> "Upstream failed";
            case CLIENT_GONE -> "Client left";
        };
    }

    static String status(IncidentStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case IN_PROGRESS -> "In progress";
            case RESOLVED -> "Resolved";
        };
    }

    static String entityKind(Entity.Kind kind) {
        return switch (kind) {
            case PERSON -> "Person";
            case APP -> "App";
            case ADDRESS -> "Address";
            case DEPLOYMENT -> "Deployment";
        };
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code a}, {@code a and b}, {@code a, b and 3 more}. */
    static String list(List<String> items, int shown) {
        if (items.size() <= 1) {
            return String.join("", items);
        }
        if (items.size() <= shown) {
            return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
        }
        return String.join(", ", items.subList(0, shown)) + " and " + (items.size() - shown) + " more";
    }
}
