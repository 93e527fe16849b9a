package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;

/** Finds weaknesses in the code of an answer, with one rule for each {@link Subclass}. Stateless; linear in the text. */
public final class CodeWeaknesses {
    private static final List<CodeRule> RULES = List.of(
            PathInjection.rule(),
            SqlInjection.rule(),
            CodeInjection.rule(),
            StackTraceExposure.rule(),
            UrlSubstring.rule(),
            FlaskDebug.rule(),
            ClearTextLogging.rule(),
            HostnameRegexp.rule(),
            ServerRedirect.rule(),
            WeakCryptography.rule(),
            FullSsrf.rule(),
            BindAllInterfaces.rule(),
            ClientRedirect.rule(),
            LikelyBugs.rule(),
            ReflectedXss.rule(),
            ClearTextStorage.rule(),
            TarSlip.rule(),
            HardcodedCredentials.rule(),
            InsecureRandomness.rule());

    private CodeWeaknesses() {}

    public static List<CodeRule> rules() {
        return RULES;
    }

    /** The weaknesses in all code that {@code text} holds, snippet by snippet. */
    public static List<CodeWeakness> find(String text) {
        List<CodeWeakness> found = new ArrayList<>();
        for (Snippet snippet : Snippets.find(text)) {
            found.addAll(inspect(text, snippet));
        }
        return found;
    }

    /** The weaknesses in a text that is code in a known language. */
    public static List<CodeWeakness> find(String code, Language language) {
        return inspect(code, new Snippet(language, 0, code.length()));
    }

    private static List<CodeWeakness> inspect(String text, Snippet snippet) {
        Code code = Code.of(text, snippet);
        if (code.size() == 0) {
            return List.of();
        }
        Flow flow = Flow.of(code);
        List<CodeWeakness> found = new ArrayList<>();
        for (CodeRule rule : RULES) {
            Report report = new Report(code, rule);
            rule.check().look(flow, report);
            found.addAll(report.found());
        }
        return found;
    }
}
