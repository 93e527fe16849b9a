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
        return look(text).found();
    }

    /** The same, with what was not looked at because there was too much. */
    public static CodeReport look(String text) {
        List<CodeWeakness> found = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        List<Snippet> snippets = Snippets.find(text);
        for (Snippet snippet : snippets.subList(0, Math.min(Snippets.SNIPPETS_MAX, snippets.size()))) {
            found.addAll(inspect(text, snippet, cuts));
        }
        if (snippets.size() > Snippets.SNIPPETS_MAX) {
            cuts.add(new Cut(
                    snippets.get(Snippets.SNIPPETS_MAX).start(),
                    text.length(),
                    "only the first " + Snippets.SNIPPETS_MAX + " pieces of code of an answer are looked at"));
        }
        return new CodeReport(found, cuts);
    }

    /** The weaknesses in a text that is code in a known language. */
    public static List<CodeWeakness> find(String code, Language language) {
        return inspect(code, new Snippet(language, 0, code.length()), new ArrayList<>());
    }

    private static List<CodeWeakness> inspect(String text, Snippet snippet, List<Cut> cuts) {
        Code code = Code.of(text, snippet);
        if (code.size() == 0) {
            return List.of();
        }
        Flow flow = Flow.of(code);
        if (code.cutAt() < snippet.end()) {
            cuts.add(new Cut(
                    code.cutAt(),
                    snippet.end(),
                    "only the first " + Lexer.TOKENS_MAX + " words and signs of a piece of code are looked at"));
        }
        flow.firstLeftOut()
                .ifPresent(call -> cuts.add(new Cut(
                        code.token(call.open()).start(),
                        snippet.end(),
                        "only the first " + Flow.CALLS_MAX + " calls of a piece of code are looked at")));
        List<CodeWeakness> found = new ArrayList<>();
        for (CodeRule rule : RULES) {
            Report report = new Report(code, rule);
            rule.check().look(flow, report);
            found.addAll(report.found());
            if (report.full()) {
                cuts.add(new Cut(
                        found.getLast().end(),
                        Math.max(found.getLast().end(), snippet.end()),
                        "only the first " + Report.FOUND_MAX + " places of one kind are told: " + rule.title()));
            }
        }
        return found;
    }
}
