package dev.bartizan.app.demo;

import java.io.PrintStream;

/** A progress bar of one line: redrawn on a terminal, every tenth step on its own line elsewhere. */
public final class ProgressBar {
    private static final int WIDTH = 32;

    private final PrintStream out;
    private final String label;
    private final int total;
    private final boolean terminal;

    public ProgressBar(PrintStream out, String label, int total, boolean terminal) {
        this.out = out;
        this.label = label;
        this.total = total;
        this.terminal = terminal;
    }

    public void show(int done) {
        int filled = WIDTH * done / total;
        String bar = label + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total;
        if (terminal) {
            out.print("\r" + bar + (done == total ? "\n" : ""));
            out.flush();
        } else if (done == total || done % Math.max(1, total / 10) == 0) {
            out.println(bar);
        }
    }
}
