package dev.bartizan.inspection.blocklist;

import dev.bartizan.inspection.LiteralMatcher;
import java.util.List;

/** Finds all occurrences of many lower-case phrases in one pass. Immutable and thread-safe. */
interface PhraseScanner {
    /** Cells of a full table: 16 MB. */
    int TABLE_MAX = 4 << 20;

    void scan(String text, LiteralMatcher.Hit hit);

    /** A full table when it stays small, otherwise (long lists, Chinese) one that keeps only the edges there are. */
    static PhraseScanner of(List<String> phrases) {
        if (phrases.isEmpty()) {
            return (text, hit) -> {};
        }
        long states = 1 + phrases.stream().mapToLong(String::length).sum();
        long classes = 1 + String.join("", phrases).chars().distinct().count();
        return states * classes <= TABLE_MAX ? new LiteralMatcher(phrases)::scan : new SparseScanner(phrases)::scan;
    }
}
