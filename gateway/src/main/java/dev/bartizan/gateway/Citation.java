package dev.bartizan.gateway;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where protected code comes from, read from the explanation of its finding: the first URL, and what follows the word
 * {@code license} or {@code licence}, e.g. {@code Known code (licence: MIT) from https://example.org/x}.
 *
 * @param url of the source
 * @param license of the source
 */
record Citation(Optional<String> url, Optional<String> license) {
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>()\\[\\]]{1,500}");
    private static final Pattern LICENSE =
            Pattern.compile("(?i)\\blicen[cs]ed?(?: under)?:?\\s+([A-Za-z0-9][A-Za-z0-9.+_ -]{0,63}?)"
                    + "(?=\\s+(?:from|at|in|see)\\b|[^A-Za-z0-9.+_ -]|$)");

    /** The citation of the first finding of protected code that has one. */
    static Citation of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.type().equals(FindingType.PROTECTED_CODE))
                .map(finding -> read(finding.explanation()))
                .filter(citation ->
                        citation.url().isPresent() || citation.license().isPresent())
                .findFirst()
                .orElse(new Citation(Optional.empty(), Optional.empty()));
    }

    static Citation read(String explanation) {
        return new Citation(
                first(URL, explanation, 0).map(Citation::withoutStop),
                first(LICENSE, explanation, 1).map(String::strip).map(Citation::withoutStop));
    }

    /** Writes {@code citation{URL, license}}; nothing when nothing is known. */
    void write(ObjectNode filter) {
        if (url.isEmpty() && license.isEmpty()) {
            return;
        }
        ObjectNode node = filter.putObject("citation");
        url.ifPresent(value -> node.put("URL", value));
        license.ifPresent(value -> node.put("license", value));
    }

    private static Optional<String> first(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") || text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    }
}
