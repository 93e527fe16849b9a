package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one snippet. Used by one thread; bounded. */
final class Report {
    static final int FOUND_MAX = 500;
    private static final int SPAN_MAX = 400;

    private final Code code;
    private final List<CodeWeakness> found = new ArrayList<>();
    private final CodeRule rule;
    private boolean full;

    Report(Code code, CodeRule rule) {
        this.code = code;
        this.rule = rule;
    }

    /** Reports tokens {@code from} to {@code last}, both included. */
    void add(int from, int last, double score, String explanation) {
        full |= found.size() == FOUND_MAX;
        if (!full) {
            int start = code.token(from).start();
            int end = Math.max(code.token(Math.max(from, last)).end(), start + 1);
            found.add(new CodeWeakness(rule, start, Math.min(end, start + SPAN_MAX), score, explanation));
        }
    }

    void add(Call call, double score, String explanation) {
        add(call.from(), call.close(), score, explanation);
    }

    /** Whether there was more than is kept. */
    boolean full() {
        return full;
    }

    List<CodeWeakness> found() {
        return found;
    }
}
