package dev.bartizan.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in, sessions, lock-out and forged forms. */
class SignInTest {
    private ConsoleServer server;

    @BeforeEach
    void start() {
        server = new ConsoleServer(false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void strangersAreSentToSignInAndBackAfterwards() {
        Browser browser = new Browser(server);
        HttpResponse<String> page = browser.get("/incidents?status=active");
        assertEquals("/sign-in", page.uri().getPath());
        assertTrue(page.body().contains("value=\"/incidents?status=active\""));
        HttpResponse<String> in = browser.post(
                "/sign-in", "name", "dana", "password", ConsoleServer.PASSWORD, "next", "/incidents?status=active");
        assertEquals("/incidents", in.uri().getPath());
    }

    @Test
    void aLinkFromAnotherSiteReloadsOnceSoThatTheStrictCookieComesAlong() {
        Browser dana = Browser.signedIn(server, "dana");
        HttpResponse<String> held = new Browser(server).get("/incidents?status=active", "Sec-Fetch-Site", "cross-site");
        assertEquals(200, held.statusCode());
        assertTrue(held.body().contains("content=\"0;url=/incidents?status=active\""));
        assertFalse(held.body().contains(Fixture.ATTACKER));
        assertTrue(dana.get("/incidents", "Sec-Fetch-Site", "cross-site").body().contains(Fixture.ATTACKER));
    }

    @Test
    void neverRedirectsToAnotherSite() {
        assertEquals("/overview", SignInPages.safeNext("//evil.example"));
        assertEquals("/overview", SignInPages.safeNext("https://evil.example"));
        assertEquals("/overview", SignInPages.safeNext("/\\evil.example"));
        assertEquals("/overview", SignInPages.safeNext("/a\r\nSet-Cookie: x=1"));
        assertEquals("/alerts?a=b", SignInPages.safeNext("/alerts?a=b"));
    }

    @Test
    void wrongPasswordAndUnknownAccountGetTheSameAnswer() {
        HttpResponse<String> wrong = new Browser(server).signIn("dana", "not the password");
        HttpResponse<String> unknown = new Browser(server).signIn("nobody", "not the password");
        assertEquals(401, wrong.statusCode());
        assertEquals(401, unknown.statusCode());
        String token = "value=\"[A-Za-z0-9_-]{43}\"";
        assertEquals(
                wrong.body().replaceAll(token, "").replace("dana", ""),
                unknown.body().replaceAll(token, "").replace("nobody", ""));
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    401, new Browser(server).signIn("dana", "wrong password").statusCode());
        }
        assertEquals(
                401, new Browser(server).signIn("dana", ConsoleServer.PASSWORD).statusCode());
        server.now.set(Fixture.NOW.plus(Duration.ofMinutes(15)));
        assertEquals(
                200, new Browser(server).signIn("dana", ConsoleServer.PASSWORD).statusCode());
        assertEquals(0, server.access.account("dana").orElseThrow().failedSignIns());
    }

    @Test
    void formsWithoutTheTokenDoNothing() {
        Browser dana = Browser.signedIn(server, "dana");
        String incident = "/incidents/" + server.fixture.incidentId;
        assertEquals(
                403,
                dana.postWithoutToken(incident + "/triage", "status", "resolved")
                        .statusCode());
        assertEquals(
                403,
                dana.postWithoutToken(incident + "/triage", "status", "resolved", "_csrf", "guess")
                        .statusCode());
        assertEquals(
                "active",
                server.fixture
                        .incidents
                        .incident(server.fixture.incidentId)
                        .orElseThrow()
                        .status()
                        .wireName());
        assertEquals(
                403,
                new Browser(server)
                        .postWithoutToken("/sign-in", "name", "dana", "password", ConsoleServer.PASSWORD)
                        .statusCode());
        assertEquals(
                415,
                dana.postBody("/sign-out", "text/plain", "_csrf=" + dana.csrf()).statusCode());
        assertEquals(
                413,
                dana.postBody("/sign-out", "application/x-www-form-urlencoded", "a=" + "b".repeat(70_000))
                        .statusCode());
        assertEquals(200, dana.get("/overview").statusCode());
    }

    @Test
    void theSessionCookieIsGuardedAndStoredOnlyAsAHash() {
        Browser dana = Browser.signedIn(server, "dana");
        HttpCookie cookie = dana.cookie("bartizan").orElseThrow();
        assertTrue(cookie.isHttpOnly());
        assertTrue(server.access.session(cookie.getValue()).isEmpty());
        assertTrue(server.access.session(Tokens256.sha256(cookie.getValue())).isPresent());
        server.now.set(Fixture.NOW.plus(Duration.ofHours(12)));
        assertEquals("/sign-in", dana.get("/overview").uri().getPath());
    }

    @Test
    void cookiesAreSecureAndSameSiteBehindTls() {
        try (ConsoleServer tls = new ConsoleServer(true)) {
            String cookie = new Browser(tls)
                    .get("/sign-in")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("");
            assertTrue(cookie.startsWith("__Host-bartizan_form="), cookie);
            assertTrue(
                    cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
                    cookie);
        }
    }

    @Test
    void signingOutEndsTheSession() {
        Browser dana = Browser.signedIn(server, "dana");
        String token = dana.cookie("bartizan").orElseThrow().getValue();
        dana.post("/sign-out");
        assertTrue(server.access.session(Tokens256.sha256(token)).isEmpty());
        assertEquals("/sign-in", dana.get("/overview").uri().getPath());
    }

    @Test
    void aOneTimeLinkWorksOnceAndNotByOpeningIt() {
        String link = server.console.oneTimeLink("dana", Duration.ofMinutes(10));
        String token = link.substring(link.indexOf('=') + 1);
        new Browser(server).get(link);
        Browser dana = new Browser(server);
        dana.get(link);
        assertEquals(
                "/overview", dana.post("/sign-in/once", "token", token).uri().getPath());
        Browser again = new Browser(server);
        again.get(link);
        assertEquals(401, again.post("/sign-in/once", "token", token).statusCode());
    }

    @Test
    void anExpiredLinkIsRefused() {
        String link = server.console.oneTimeLink("dana", Duration.ofMinutes(10));
        server.now.set(Fixture.NOW.plus(Duration.ofMinutes(11)));
        Browser late = new Browser(server);
        late.get(link);
        assertEquals(
                401,
                late.post("/sign-in/once", "token", link.substring(link.indexOf('=') + 1))
                        .statusCode());
    }

    @Test
    void passwordsAreArgon2idInPhcForm() {
        Passwords passwords = new Passwords(new SecureRandom(), Passwords.Cost.STANDARD);
        String hash = passwords.hash("correct horse battery");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(passwords.matches(Optional.of(hash), "correct horse battery"));
        assertFalse(passwords.matches(Optional.of(hash), "correct horse batterx"));
        assertFalse(passwords.matches(Optional.empty(), "correct horse battery"));
        assertFalse(passwords.matches(Optional.of("$argon2id$v=19$m=9999999,t=99,p=99$x$y"), "x"));
    }
}
