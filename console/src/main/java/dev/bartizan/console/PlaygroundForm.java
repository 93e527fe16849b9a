package dev.bartizan.console;

import dev.bartizan.domain.TextKind;
import dev.bartizan.policy.TestInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person asked of the playground. Newlines are single, as typed; browsers send two characters for each.
 *
 * @param text to inspect
 * @param kind where it would come from
 * @param guard name of the guard
 * @param against name of a second guard, empty for none
 * @param query the question that an answer answers, may be empty
 * @param sources what an answer should be supported by, parted by lines of three dashes, may be empty
 */
record PlaygroundForm(String text, TextKind kind, String guard, String against, String query, String sources) {
    /** UTF-16 units of the text, and of sources and query together. */
    static final int TEXT_MAX = 100_000;

    /** Enough for texts well above {@link #TEXT_MAX}, so that the page can say how long they are. */
    static final int FORM_BYTES_MAX = 4 << 20;

    static final List<TextKind> KINDS = List.of(TextKind.PROMPT, TextKind.DOCUMENT, TextKind.COMPLETION);
    private static final Pattern PARTING = Pattern.compile("(?m)^---\\s*$");

    static PlaygroundForm blank(List<GuardChoice> guards) {
        return new PlaygroundForm("", TextKind.PROMPT, guards.getFirst().name(), "", "", "");
    }

    static PlaygroundForm of(PlaygroundExample example, List<GuardChoice> guards) {
        return new PlaygroundForm(
                example.text(), example.kind(), guards.getFirst().name(), "", "", "");
    }

    static PlaygroundForm of(TestInput input, TextKind kind, String guard) {
        return new PlaygroundForm(
                input.text(), kind, guard, "", input.query().orElse(""), String.join("\n---\n", input.sources()));
    }

    static PlaygroundForm read(Params form) {
        TextKind kind = form.text("kind").map(PlaygroundForm::kind).orElse(TextKind.PROMPT);
        return new PlaygroundForm(
                single(form.raw("text")),
                kind,
                form.raw("guard"),
                form.raw("against"),
                single(form.raw("query")),
                single(form.raw("sources")));
    }

    private static TextKind kind(String wireName) {
        return KINDS.stream()
                .filter(each -> each.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.badForm("That kind of text is not known.", "Choose prompt, document or completion."));
    }

    private static String single(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Why this cannot be inspected; empty when it can. */
    Optional<String> problem() {
        if (text.isBlank()) {
            return Optional.of("Paste a text first, or take one of the examples.");
        }
        if (text.length() > TEXT_MAX) {
            return Optional.of(
                    "The text has %s characters; the playground takes %s. Shorten it, or use ./bartizan inspect."
                            .formatted(Words.number(text.length()), Words.number(TEXT_MAX)));
        }
        long support = (long) query.length() + sources.length();
        if (support > TEXT_MAX) {
            return Optional.of("Question and sources have %s characters together; the playground takes %s."
                    .formatted(Words.number(support), Words.number(TEXT_MAX)));
        }
        return Optional.empty();
    }

    TestInput input() {
        List<String> parts = Arrays.stream(PARTING.split(sources))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        return new TestInput(text, parts, Optional.of(query.strip()).filter(each -> !each.isEmpty()));
    }

    /** Whether there is more than a text, so that the page shows those fields. */
    boolean supported() {
        return !query.isBlank() || !sources.isBlank();
    }
}
