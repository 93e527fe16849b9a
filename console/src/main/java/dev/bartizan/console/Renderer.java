package dev.bartizan.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Renders the templates that were compiled into this package; every value is escaped by its place. Thread-safe. */
final class Renderer {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Renderer.class.getClassLoader(), Renderer.class.getPackageName());

    /** The page as UTF-8. Templates take {@code frame} and {@code view}. */
    byte[] render(String template, Frame frame, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("frame", frame, "view", view), output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
