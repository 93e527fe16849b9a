package dev.bartizan.inspection.codeweakness;

import dev.bartizan.domain.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of weakness: how it is found, what it means, what to do, and its own examples.
 *
 * @param title one line for people
 * @param rationale why it is a weakness
 * @param severity impact where the code runs as written
 * @param cwe e.g. {@code CWE-89}
 * @param remediation what to write in its place
 * @param positives code it must find
 * @param negatives code it must leave alone, each with the reason
 */
public record CodeRule(
        Subclass subclass,
        String title,
        String rationale,
        Severity severity,
        String cwe,
        String remediation,
        Check check,
        List<Example> positives,
        List<NearMiss> negatives) {
    static final int VERSION = 1;

    public CodeRule {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    /** Looks for the weakness. Pure; linear in what the flow holds. */
    interface Check {
        void look(Flow flow, Report report);
    }

    /** A snippet that has the weakness. */
    public record Example(Language language, String code) {}

    /** A snippet that looks like it has. */
    public record NearMiss(Language language, String code, String reason) {}

    /** Rule and version, e.g. {@code code-weakness/sql-injection@1}. */
    public String reference() {
        return "code-weakness/" + subclass.id() + "@" + VERSION;
    }

    static Draft draft(Subclass subclass, String title) {
        return new Draft(subclass, title);
    }

    /** A rule being written. */
    static final class Draft {
        private final Subclass subclass;
        private final String title;
        private String rationale = "";
        private Severity severity = Severity.MEDIUM;
        private String cwe = "";
        private String remediation = "";
        private Check check = (flow, report) -> {};
        private final List<Example> positives = new ArrayList<>();
        private final List<NearMiss> negatives = new ArrayList<>();

        private Draft(Subclass subclass, String title) {
            this.subclass = subclass;
            this.title = title;
        }

        Draft because(String text) {
            rationale = text;
            return this;
        }

        Draft weighs(Severity weight, String weaknessId) {
            severity = weight;
            cwe = weaknessId;
            return this;
        }

        Draft instead(String text) {
            remediation = text;
            return this;
        }

        Draft found(Check by) {
            check = by;
            return this;
        }

        Draft finds(Language language, String code) {
            positives.add(new Example(language, code));
            return this;
        }

        Draft ignores(Language language, String code, String reason) {
            negatives.add(new NearMiss(language, code, reason));
            return this;
        }

        CodeRule rule() {
            return new CodeRule(subclass, title, rationale, severity, cwe, remediation, check, positives, negatives);
        }
    }
}
