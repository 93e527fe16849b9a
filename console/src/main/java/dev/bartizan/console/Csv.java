package dev.bartizan.console;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes lines of comma-separated values (RFC 4180). Every value is quoted, and one that a spreadsheet would run as a
 * formula gets a leading apostrophe.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n|";

    private Csv() {}

    static void line(Writer out, String... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            out.write(i == 0 ? "\"" : ",\"");
            out.write(safe(values[i]).replace("\"", "\"\""));
            out.write('"');
        }
        out.write("\r\n");
    }

    static String safe(String value) {
        String start = value.stripLeading();
        boolean formula = !value.isEmpty()
                && (FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                        || (!start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0));
        return formula ? "'" + value : value;
    }
}
