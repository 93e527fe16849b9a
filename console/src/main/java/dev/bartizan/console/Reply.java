package dev.bartizan.console;

import io.helidon.http.SetCookie;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What a page handler answers; {@link Gate} turns it into bytes. */
sealed interface Reply {
    /** A whole page. */
    record Html(int status, String template, Frame frame, Object view) implements Reply {}

    /** A page that also sets a cookie. */
    record WithCookie(Html page, SetCookie cookie) implements Reply {}

    /** A part of a page, for htmx. */
    record Fragment(String template, Frame frame, Object view) implements Reply {}

    /** Go there with GET. */
    record SeeOther(String location, List<SetCookie> cookies) implements Reply {
        SeeOther(String location) {
            this(location, List.of());
        }
    }

    /** A file written piece by piece. */
    record Download(String fileName, String contentType, Body body) implements Reply {}

    /** Writes a file. */
    @FunctionalInterface
    interface Body {
        void writeTo(Writer out) throws IOException;
    }

    static Html page(String template, Frame frame, Object view) {
        return new Html(200, template, frame, view);
    }
}
