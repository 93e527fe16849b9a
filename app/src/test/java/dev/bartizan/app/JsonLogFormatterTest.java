package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogFormatterTest {
    @Test
    void writesOneJsonObjectALineAndNoExceptionMessage() {
        LogRecord entry = new LogRecord(Level.WARNING, "two\nlines");
        entry.setLoggerName("dev.bartizan.gateway");
        entry.setThrown(new IllegalStateException("the prompt text"));
        String line = new JsonLogFormatter().format(entry);
        assertEquals(1, line.chars().filter(c -> c == '\n').count());
        assertFalse(line.contains("the prompt text"));
        JsonNode json = new JsonMapper().readTree(line);
        assertEquals("warn", json.path("level").asString());
        assertEquals("two\nlines", json.path("message").asString());
        assertEquals(
                "java.lang.IllegalStateException",
                json.path("error").path("type").asString());
    }
}
