package dev.bartizan.app.config;

/**
 * One thing wrong with a configuration file. Values of keys that may hold secrets are never repeated.
 *
 * @param line 1-based
 * @param key dotted path, e.g. {@code deployments[0].url}
 * @param value what stands there, shortened
 * @param expected what should stand there
 */
public record ConfigProblem(int line, String key, String value, String expected) {
    /** E.g. {@code line 12: server.port: 99999 (expected: 0..65535)}. */
    public String message() {
        return "line " + line + ": " + key + ": " + value + " (expected: " + expected + ")";
    }
}
