package dev.bartizan.console;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Sign-in with a password or a one-time link, sign-out, theme and one's own password. */
final class SignInPages {
    private final Gate gate;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Passwords passwords;
    private final AccessRepository access;
    private final Frames frames;
    private final InstantSource clock;
    private final Ids ids;

    SignInPages(
            Gate gate,
            Sessions sessions,
            SignIn signIn,
            Passwords passwords,
            AccessRepository access,
            Frames frames,
            InstantSource clock,
            Ids ids) {
        this.gate = gate;
        this.sessions = sessions;
        this.signIn = signIn;
        this.passwords = passwords;
        this.access = access;
        this.frames = frames;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the sign-in page shows. */
    record View(String next, String name, String problem, String token) {}

    /** What the page about oneself shows. */
    record Self(boolean hasPassword, String problem, boolean saved) {}

    void routing(HttpRouting.Builder routing) {
        routing.get("/sign-in", gate.open((request, query, form) -> {
            String next = safeNext(query.raw("next"));
            return form(request, 200, "signin", new View(next, "", "", ""));
        }));
        routing.post("/sign-in", gate.openAction(this::password));
        routing.get("/sign-in/once", gate.open((request, query, form) -> {
            return form(request, 200, "signinonce", new View("", "", "", query.raw("token")));
        }));
        routing.post("/sign-in/once", gate.openAction(this::once));
        routing.post("/sign-out", gate.action(Role.VIEWER, visit -> {
            audit(visit.account().name(), "session.sign-out", "");
            return new Reply.SeeOther("/sign-in", List.of(sessions.end(visit.session())));
        }));
        routing.post("/preferences/theme", gate.action(Role.VIEWER, visit -> {
            String back = safeNext(visit.form().raw("back"));
            return new Reply.SeeOther(back, List.of(sessions.theme(visit.form().raw("theme"))));
        }));
        routing.get("/account", gate.page(Role.VIEWER, visit -> {
            boolean saved = visit.query().text("saved").isPresent();
            return self(visit, 200, new Self(visit.account().passwordHash().isPresent(), "", saved));
        }));
        routing.post("/account/password", gate.action(Role.VIEWER, this::changePassword));
    }

    private Reply password(ServerRequest request, Params query, Params form) {
        String next = safeNext(form.raw("next"));
        if (!sessions.trusts(request, form)) {
            return form(request, 403, "signin", new View(next, "", "This form was too old. Please try again.", ""));
        }
        try {
            Optional<Account> account = signIn.withPassword(form.raw("name"), form.raw("password"));
            if (account.isEmpty()) {
                String problem = "That name and password do not open this console. After several wrong attempts an "
                        + "account is closed for 15 minutes.";
                String typed = form.raw("name");
                String name = typed.length() > 64 ? typed.substring(0, 64) : typed;
                return form(request, 401, "signin", new View(next, name, problem, ""));
            }
            return new Reply.SeeOther(next, List.of(sessions.start(account.get().name())));
        } catch (Passwords.BusyException busy) {
            throw Refusal.busy();
        }
    }

    private Reply once(ServerRequest request, Params query, Params form) {
        String token = form.raw("token");
        if (!sessions.trusts(request, form)) {
            String problem = "This page was too old. Press the button again.";
            return form(request, 403, "signinonce", new View("", "", problem, token));
        }
        Optional<Account> account = signIn.withLink(token);
        if (account.isEmpty()) {
            String problem =
                    "This link was used already or has expired. Ask for a new one, or sign in with your password.";
            return form(request, 401, "signin", new View("/overview", "", problem, ""));
        }
        return new Reply.SeeOther(
                "/overview", List.of(sessions.start(account.get().name())));
    }

    private Reply changePassword(Visit visit) {
        Account account = visit.account();
        boolean has = account.passwordHash().isPresent();
        String fresh = visit.form().raw("new");
        if (has && !passwords.matches(account.passwordHash(), visit.form().raw("current"))) {
            return self(visit, 400, new Self(has, "The current password is not right.", false));
        }
        if (fresh.length() < Passwords.MIN_LENGTH || fresh.length() > Passwords.MAX_LENGTH) {
            String problem = "The new password has %d characters (expected: %d to %d)."
                    .formatted(fresh.length(), Passwords.MIN_LENGTH, Passwords.MAX_LENGTH);
            return self(visit, 400, new Self(has, problem, false));
        }
        access.save(new Account(
                account.name(),
                Optional.of(passwords.hash(fresh)),
                account.role(),
                0,
                Optional.empty(),
                account.createdAt()));
        audit(account.name(), "account.password", "changed by the owner");
        return new Reply.SeeOther("/account?saved=1");
    }

    private Reply self(Visit visit, int status, Self self) {
        return new Reply.Html(status, "self", frames.plain(visit, Frame.Section.NONE, "Your account"), self);
    }

    private Reply form(ServerRequest request, int status, String template, View view) {
        Sessions.FormToken token = sessions.formToken(request);
        Frame frame = frames.outside("Sign in", token.value(), sessions.theme(request), clock.instant());
        return new Reply.WithCookie(new Reply.Html(status, template, frame, view), sessions.formCookie(token));
    }

    private void audit(String account, String action, String detail) {
        access.append(new AuditEntry(ids.next(), clock.instant(), account, action, account, detail));
    }

    /** A path of this console, never another site. */
    static String safeNext(String next) {
        boolean local = next.startsWith("/")
                && !next.startsWith("//")
                && next.length() <= 512
                && next.chars().allMatch(each -> each > 0x20 && each < 0x7F && each != '\\');
        return local && !next.startsWith("/sign-in") ? next : "/overview";
    }
}
