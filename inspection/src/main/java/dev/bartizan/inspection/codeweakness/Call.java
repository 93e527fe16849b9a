package dev.bartizan.inspection.codeweakness;

import java.util.List;

/**
 * A call as written.
 *
 * @param path the callee, its parts joined by dots, e.g. {@code os.system}, {@code new File}, {@code r.URL.Query.Get}
 * @param from first token, receiver included
 * @param open token of the opening bracket
 * @param close token of the closing bracket
 */
record Call(String path, int from, int open, int close) {
    /** The last part of the path, without {@code new}. */
    String name() {
        int dot = path.lastIndexOf('.');
        String last = dot < 0 ? path : path.substring(dot + 1);
        return last.startsWith("new ") ? last.substring(4) : last;
    }

    /** Everything before the last part; empty for a bare name. */
    String receiver() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /**
     * Whether the callee is one of {@code patterns}: {@code os.system} is that path or one that ends with it,
     * {@code *.execute} is a method of anything, {@code eval} is that bare name only.
     */
    boolean is(List<String> patterns) {
        for (String pattern : patterns) {
            if (is(pattern)) {
                return true;
            }
        }
        return false;
    }

    boolean is(String pattern) {
        if (pattern.startsWith("*.")) {
            return path.endsWith(pattern.substring(1));
        }
        return path.equals(pattern) || (pattern.indexOf('.') > 0 && path.endsWith("." + pattern));
    }
}
