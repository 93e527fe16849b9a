package dev.bartizan.training;

import java.util.Random;

/** Puts documents into the forms in which an assistant meets them: tool answers, pages, tickets, mails. */
final class Wrapping {
    private static final String[] TOOLS = {
        "search", "read_file", "browser", "fetch", "crm", "db.query", "mail.read", "wiki"
    };

    private Wrapping() {}

    /** Half of the documents stay as they are. */
    static String wrap(String text, Random random) {
        String tool = TOOLS[random.nextInt(TOOLS.length)];
        return switch (random.nextInt(16)) {
            case 0 -> "{\"tool\": \"" + tool + "\", \"status\": \"ok\", \"result\": \"" + escape(text) + "\"}";
            case 1 ->
                "{\"id\": " + random.nextInt(10000) + ", \"content\": \"" + escape(text) + "\", \"source\": \"" + tool
                        + "\"}";
            case 2 -> "<html><body><article>\n" + text + "\n</article></body></html>";
            case 3 ->
                "<!DOCTYPE html><html><head><title>" + tool + "</title></head><body><p>"
                        + text.replace("\n", "</p>\n<p>") + "</p></body></html>";
            case 4 -> "SUBJECT: " + first(text) + "\nFROM: " + tool + "@example.com\nCONTENT: " + text;
            case 5 -> "Ticket notes:\n" + text;
            case 6 -> "# " + first(text) + "\n\n" + text;
            case 7 -> "[" + tool + " output] " + text;
            case 8 -> "Page 1 of 3\n\n" + text + "\n\nLast updated: 2026-0" + (1 + random.nextInt(9)) + "-11";
            default -> text;
        };
    }

    private static String first(String text) {
        String start = text.substring(0, Math.min(text.length(), 60)).replace('\n', ' ');
        return start.substring(0, Math.max(start.lastIndexOf(' '), start.length() / 2))
                .strip();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
