package dev.bartizan.console;

import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Session;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Sessions and the console's cookies. The store holds only the hash of a session's token. Thread-safe. */
final class Sessions {
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");
    private static final Duration THEME_AGE = Duration.ofDays(365);
    private static final Duration FORM_AGE = Duration.ofHours(1);

    private final AccessRepository access;
    private final Tokens256 tokens;
    private final InstantSource clock;
    private final ConsoleSettings settings;

    Sessions(AccessRepository access, Tokens256 tokens, InstantSource clock, ConsoleSettings settings) {
        this.access = access;
        this.tokens = tokens;
        this.clock = clock;
        this.settings = settings;
    }

    /** A session that works, and its account as it is now. */
    record SignedIn(Session session, Account account) {}

    Optional<SignedIn> find(ServerRequest request) {
        return cookie(request, sessionCookie())
                .flatMap(token -> access.session(Tokens256.sha256(token)))
                .filter(session -> session.expiresAt().isAfter(clock.instant()))
                .flatMap(session -> access.account(session.account()).map(account -> new SignedIn(session, account)));
    }

    /** Stores a new session and returns the cookie that opens it. */
    SetCookie start(String account) {
        String token = tokens.next();
        access.save(new Session(
                Tokens256.sha256(token), account, tokens.next(), clock.instant().plus(settings.sessionLength())));
        return set(sessionCookie(), token, settings.sessionLength(), true);
    }

    /** Ends the session and returns the cookie that forgets it. */
    SetCookie end(Session session) {
        access.deleteSession(session.tokenSha256());
        return set(sessionCookie(), "", Duration.ZERO, true);
    }

    /** The token that a form before sign-in must send back; a new one when the browser has none. */
    FormToken formToken(ServerRequest request) {
        return cookie(request, formCookie())
                .filter(value -> value.length() == 43)
                .map(FormToken::new)
                .orElseGet(() -> new FormToken(tokens.next()));
    }

    SetCookie formCookie(FormToken token) {
        return set(formCookie(), token.value(), FORM_AGE, true);
    }

    /** Whether the form sent back the token of the browser's cookie. */
    boolean trusts(ServerRequest request, Params form) {
        return cookie(request, formCookie())
                .filter(value -> value.length() == 43 && Tokens256.same(value, form.raw(Gate.CSRF_FIELD)))
                .isPresent();
    }

    /** Guards forms before there is a session. */
    record FormToken(String value) {}

    String theme(ServerRequest request) {
        return cookie(request, "bartizan_theme").filter(THEMES::contains).orElse("auto");
    }

    SetCookie theme(String theme) {
        if (!THEMES.contains(theme)) {
            throw Refusal.badParameter("theme", theme, "auto, light or dark");
        }
        return set("bartizan_theme", theme, THEME_AGE, true);
    }

    private String sessionCookie() {
        return settings.secureCookies() ? "__Host-bartizan" : "bartizan";
    }

    private String formCookie() {
        return settings.secureCookies() ? "__Host-bartizan_form" : "bartizan_form";
    }

    private SetCookie set(String name, String value, Duration age, boolean httpOnly) {
        return SetCookie.builder(name, value)
                .path("/")
                .httpOnly(httpOnly)
                .secure(settings.secureCookies())
                .sameSite(SetCookie.SameSite.STRICT)
                .maxAge(age)
                .build();
    }

    private static Optional<String> cookie(ServerRequest request, String name) {
        return request.headers().cookies().first(name).asOptional().filter(value -> value.length() <= 128);
    }
}
