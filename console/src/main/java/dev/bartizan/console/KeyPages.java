package dev.bartizan.console;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.KeyRepository;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Application keys: list, create (the secret is shown once), revoke. */
final class KeyPages {
    private static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,63}");

    private final KeyRepository keys;
    private final AccessRepository access;
    private final Tokens256 tokens;
    private final Frames frames;
    private final Ids ids;

    KeyPages(KeyRepository keys, AccessRepository access, Tokens256 tokens, Frames frames, Ids ids) {
        this.keys = keys;
        this.access = access;
        this.tokens = tokens;
        this.frames = frames;
        this.ids = ids;
    }

    /** What the page shows; {@code secret} only right after it was made. */
    record View(List<ApplicationKey> keys, Optional<String> secret, String app, String problem) {
        long working() {
            return keys.stream().filter(key -> key.revokedAt().isEmpty()).count();
        }
    }

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/keys", gate.page(Role.VIEWER, visit -> page(visit, 200, Optional.empty(), "", "")));
        routing.post("/keys", gate.action(Role.ADMIN, this::create));
        routing.post("/keys/{id}/revoke", gate.action(Role.ADMIN, visit -> {
            String id = visit.part("id");
            if (!keys.revoke(id, visit.now())) {
                throw Refusal.notFound("working key");
            }
            audit(visit, "key.revoke", id, "");
            return new Reply.SeeOther("/keys");
        }));
    }

    private Reply create(Visit visit) {
        String app = visit.form().raw("app").strip();
        if (!APP.matcher(app).matches()) {
            String shown = app.length() > 64 ? app.substring(0, 64) : app;
            String problem = "That is no name for an app (expected: 1 to 64 letters, digits, spaces, dots, dashes).";
            return page(visit, 400, Optional.empty(), shown, problem);
        }
        String secret = "bz_" + tokens.next();
        String hint = secret.substring(0, 7) + "…" + secret.substring(secret.length() - 2);
        ApplicationKey key = new ApplicationKey(
                ids.next(),
                app,
                hint,
                Tokens256.sha256(secret),
                visit.now(),
                visit.account().name(),
                Optional.empty());
        keys.add(key);
        audit(visit, "key.create", key.id(), "app " + app);
        return page(visit, 201, Optional.of(secret), app, "");
    }

    private Reply page(Visit visit, int status, Optional<String> secret, String app, String problem) {
        return new Reply.Html(
                status,
                "keys",
                frames.plain(visit, Frame.Section.KEYS, "Application keys"),
                new View(keys.all(), secret, app, problem));
    }

    private void audit(Visit visit, String action, String target, String detail) {
        access.append(new AuditEntry(ids.next(), visit.now(), visit.account().name(), action, target, detail));
    }
}
