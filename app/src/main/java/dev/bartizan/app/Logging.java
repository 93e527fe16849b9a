package dev.bartizan.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sends every log record of the process, libraries included, to standard error as JSON lines. */
final class Logging {
    /** Chatty at start-up and of no use to an operator. */
    private static final String[] QUIET = {"io.helidon", "org.flywaydb", "com.zaxxer.hikari", "gg.jte"};
    // JUL keeps loggers weakly: without this list the levels set below would be lost.
    private static final Logger[] HELD = new Logger[QUIET.length];

    private Logging() {}

    static void install(Level level) {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setFormatter(new JsonLogFormatter());
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(level);
        for (int i = 0; i < QUIET.length; i++) {
            HELD[i] = Logger.getLogger(QUIET[i]);
            HELD[i].setLevel(Level.WARNING);
        }
    }
}
