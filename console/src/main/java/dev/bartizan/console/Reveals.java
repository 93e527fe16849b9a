package dev.bartizan.console;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may read which content just now. Content stays masked until an analyst gives a reason; the reason goes to the audit
 * trail first, then the content stays readable for that session for a quarter of an hour. Kept in memory only: after a
 * restart people are asked again. Thread-safe.
 */
final class Reveals {
    static final Duration LENGTH = Duration.ofMinutes(15);
    private static final int GRANTS_MAX = 10_000;
    private static final int REASON_MIN = 4;
    private static final int REASON_MAX = 200;

    private final AccessRepository access;
    private final Ids ids;
    private final Map<Key, Grant> grants = new LinkedHashMap<>();

    Reveals(AccessRepository access, Ids ids) {
        this.access = access;
        this.ids = ids;
    }

    private record Key(String session, String target) {}

    /** A reveal that holds. */
    record Grant(String reason, Instant until) {}

    /**
     * Lets the person read the target's content.
     *
     * @param target kind and id, e.g. {@code incident/0198…}
     */
    void reveal(Visit visit, String target) {
        visit.require(Role.ANALYST);
        String reason = visit.form().raw("reason").strip();
        if (reason.length() < REASON_MIN || reason.length() > REASON_MAX) {
            throw Refusal.badForm(
                    "A reason is needed to read content.",
                    "The reason has %d characters (expected: %d to %d). It is kept in the audit trail."
                            .formatted(reason.length(), REASON_MIN, REASON_MAX));
        }
        String clean = reason.replaceAll("\\p{Cntrl}", " ");
        access.append(new AuditEntry(ids.next(), visit.now(), visit.account().name(), "content.reveal", target, clean));
        Grant grant = new Grant(clean, visit.now().plus(LENGTH));
        synchronized (grants) {
            if (grants.size() >= GRANTS_MAX) {
                grants.remove(grants.keySet().iterator().next());
            }
            grants.put(new Key(visit.session().tokenSha256(), target), grant);
        }
    }

    /** Masks it again. */
    void hide(Visit visit, String target) {
        synchronized (grants) {
            grants.remove(new Key(visit.session().tokenSha256(), target));
        }
    }

    /** The grant for any of the targets, if the person may still read content at all. */
    Optional<Grant> grant(Visit visit, String... targets) {
        if (!visit.may(Role.ANALYST)) {
            return Optional.empty();
        }
        synchronized (grants) {
            for (String target : targets) {
                Key key = new Key(visit.session().tokenSha256(), target);
                Optional<Grant> found = Optional.ofNullable(grants.get(key));
                if (found.filter(grant -> grant.until().isAfter(visit.now())).isPresent()) {
                    return found;
                }
                grants.remove(key);
            }
        }
        return Optional.empty();
    }
}
