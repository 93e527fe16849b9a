package dev.bartizan.console;

import dev.bartizan.domain.access.Role;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request of the console passes here: security headers, session, role, CSRF token, bounded body, and one place that
 * turns a {@link Reply}, a {@link Refusal} or a bug into an answer. Thread-safe.
 */
final class Gate {
    static final String CSRF_FIELD = "_csrf";
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final int FORM_BYTES_MAX = 64 * 1024;
    private static final int FORM_VALUE_MAX = 20_000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Sessions sessions;
    private final Renderer renderer;
    private final Frames frames;
    private final InstantSource clock;

    Gate(Sessions sessions, Renderer renderer, Frames frames, InstantSource clock) {
        this.sessions = sessions;
        this.renderer = renderer;
        this.frames = frames;
        this.clock = clock;
    }

    /** Answers a signed-in person's request. */
    @FunctionalInterface
    interface Page {
        Reply answer(Visit visit);
    }

    /** Answers a request of anybody; the form is empty for GET. */
    @FunctionalInterface
    interface OpenPage {
        Reply answer(ServerRequest request, Params query, Params form);
    }

    /** A page for people with at least that role. */
    Handler page(Role minimum, Page page) {
        return guarded((request, response) -> signedIn(request, response, minimum, Params.none(), page));
    }

    /** A form of people with at least that role; refused without the session's CSRF token. */
    Handler action(Role minimum, Page page) {
        return action(minimum, FORM_BYTES_MAX, FORM_VALUE_MAX, page);
    }

    /** As {@link #action(Role, Page)} for forms that hold long texts. */
    Handler action(Role minimum, int formBytesMax, Page page) {
        return action(minimum, formBytesMax, formBytesMax, page);
    }

    private Handler action(Role minimum, int bytesMax, int valueMax, Page page) {
        return guarded((request, response) -> {
            refuseCrossSite(request);
            signedIn(request, response, minimum, form(request, bytesMax, valueMax), visit -> {
                if (!Tokens256.same(visit.session().csrfToken(), visit.form().raw(CSRF_FIELD))) {
                    throw Refusal.forged();
                }
                return page.answer(visit);
            });
        });
    }

    /** A page without sign-in. */
    Handler open(OpenPage page) {
        return guarded((request, response) -> send(page.answer(request, query(request), Params.none()), response));
    }

    /** A form without sign-in; the handler checks its own token. */
    Handler openAction(OpenPage page) {
        return guarded((request, response) -> {
            refuseCrossSite(request);
            send(page.answer(request, query(request), form(request, FORM_BYTES_MAX, FORM_VALUE_MAX)), response);
        });
    }

    private void signedIn(ServerRequest request, ServerResponse response, Role minimum, Params form, Page page) {
        Optional<Sessions.SignedIn> who = sessions.find(request);
        if (who.isEmpty()) {
            askToSignIn(request, response);
            return;
        }
        Visit visit = new Visit(
                who.get().account(),
                who.get().session(),
                request.path().path(),
                pathParams(request),
                query(request),
                form,
                header(request, "HX-Request").isPresent(),
                sessions.theme(request),
                clock.instant());
        try {
            visit.require(minimum);
            send(page.answer(visit), response);
        } catch (Refusal refusal) {
            Frame frame = frames.plain(visit, Frame.Section.NONE, refusal.headline());
            send(new Reply.Html(refusal.status(), refusalTemplate(request), frame, refusal), response);
        }
    }

    private void askToSignIn(ServerRequest request, ServerResponse response) {
        boolean get = request.prologue().method().text().equals("GET");
        String next = get ? query(request).on(request.path().path()) : "";
        String signIn = next.isEmpty() || next.equals("/overview") ? "/sign-in" : Params.url("/sign-in", "next", next);
        if (header(request, "HX-Request").isPresent()) {
            response.status(401).header("HX-Redirect", "/sign-in");
            response.send();
            return;
        }
        if (get && header(request, "Sec-Fetch-Site").orElse("").equals("cross-site")) {
            // A link in a mail or a chat: the browser held the SameSite=Strict cookie back. One reload from our own
            // page
            // brings it, so people who are signed in land where the link points.
            Frame frame = frames.outside("One moment", "", sessions.theme(request), clock.instant());
            send(new Reply.Html(200, "bounce", frame, next), response);
            return;
        }
        send(new Reply.SeeOther(signIn), response);
    }

    private Handler guarded(Handler inner) {
        return (request, response) -> {
            securityHeaders(response);
            response.header("Cache-Control", "no-store");
            try {
                inner.handle(request, response);
            } catch (Refusal refusal) {
                Frame frame = frames.outside(refusal.headline(), "", sessions.theme(request), clock.instant());
                send(new Reply.Html(refusal.status(), refusalTemplate(request), frame, refusal), response);
            } catch (IOException | UncheckedIOException gone) {
                throw gone;
            } catch (RuntimeException bug) {
                broke(request, response, bug);
            }
        };
    }

    /** For htmx a part that fits where the answer was expected, else a page. */
    private static String refusalTemplate(ServerRequest request) {
        return header(request, "HX-Request").isPresent() ? "refusalpart" : "refusal";
    }

    private void broke(ServerRequest request, ServerResponse response, RuntimeException bug) {
        LOG.error("console page failed: {}", request.matchingPattern().orElse("unknown"), bug);
        if (response.isSent()) {
            return;
        }
        Frame frame = frames.outside("Something broke on our side", "", sessions.theme(request), clock.instant());
        send(new Reply.Html(500, "broken", frame, "Something broke on our side."), response);
    }

    private void send(Reply reply, ServerResponse response) {
        switch (reply) {
            case Reply.Html page -> {
                response.status(page.status()).header("Content-Type", "text/html; charset=utf-8");
                response.send(renderer.render(page.template(), page.frame(), page.view()));
            }
            case Reply.WithCookie with -> {
                response.headers().addCookie(with.cookie());
                send(with.page(), response);
            }
            case Reply.Fragment part -> {
                response.header("Content-Type", "text/html; charset=utf-8");
                response.send(renderer.render(part.template(), part.frame(), part.view()));
            }
            case Reply.SeeOther there -> {
                for (SetCookie cookie : there.cookies()) {
                    response.headers().addCookie(cookie);
                }
                response.status(303).header("Location", there.location());
                response.send();
            }
            case Reply.Download file -> {
                response.header("Content-Type", file.contentType());
                response.header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
                try (Writer out = new OutputStreamWriter(response.outputStream(), StandardCharsets.UTF_8)) {
                    file.body().writeTo(out);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }

    static void securityHeaders(ServerResponse response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "same-origin");
        response.header("X-Frame-Options", "DENY");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }

    static Optional<String> header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    private static void refuseCrossSite(ServerRequest request) {
        String site = header(request, "Sec-Fetch-Site").orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Refusal.forged();
        }
    }

    private static Params query(ServerRequest request) {
        return Params.ofQuery(request.query().rawValue());
    }

    private static Map<String, String> pathParams(ServerRequest request) {
        Map<String, String> found = new HashMap<>();
        for (String name : request.path().pathParameters().names()) {
            found.put(name, request.path().pathParameters().get(name));
        }
        return found;
    }

    private static Params form(ServerRequest request, int bytesMax, int valueMax) {
        String type = header(request, "Content-Type").orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw Refusal.wrongMedia();
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(bytesMax + 1);
            if (body.length > bytesMax) {
                throw Refusal.tooLarge(bytesMax);
            }
            return Params.parse(new String(body, StandardCharsets.UTF_8), valueMax);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
