package dev.bartizan.app;

import java.time.Instant;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object a line: {@code ts}, {@code level}, {@code logger}, {@code message}, and {@code error} with the
 * exception's type and place. Exception messages are left out: those of parsers quote what they read, and that may be a
 * prompt.
 */
final class JsonLogFormatter extends Formatter {
    private static final int MESSAGE_CHARS_MAX = 2_000;
    private static final int FRAMES_MAX = 12;

    private final JsonMapper json = new JsonMapper();

    @Override
    public String format(LogRecord entry) {
        ObjectNode out = json.createObjectNode();
        out.put("ts", Instant.ofEpochMilli(entry.getMillis()).toString());
        out.put("level", level(entry));
        out.put("logger", entry.getLoggerName());
        String message = formatMessage(entry);
        out.put("message", message.length() > MESSAGE_CHARS_MAX ? message.substring(0, MESSAGE_CHARS_MAX) : message);
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            ObjectNode error = out.putObject("error");
            error.put("type", thrown.getClass().getName());
            var frames = error.putArray("at");
            StackTraceElement[] trace = thrown.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES_MAX, trace.length); i++) {
                frames.add(trace[i].toString());
            }
            Throwable cause = thrown.getCause();
            if (cause != null) {
                error.put("cause", cause.getClass().getName());
            }
        }
        return json.writeValueAsString(out) + "\n";
    }

    private static String level(LogRecord entry) {
        return switch (entry.getLevel().getName()) {
            case "SEVERE" -> "error";
            case "WARNING" -> "warn";
            case "INFO", "CONFIG" -> "info";
            default -> entry.getLevel().getName().toLowerCase(Locale.ROOT).startsWith("fine") ? "debug" : "info";
        };
    }
}
