package dev.bartizan.domain;

/**
 * One thing inspection found in a text, with the reason a person can check.
 *
 * @param detector the detector that found it, e.g. {@code secrets}
 * @param type what it is, e.g. {@code github_token}, {@code prompt_attack}; see {@link FindingType}
 * @param score 0..1
 * @param confidence how certain
 * @param span place in the original text, UTF-16 units
 * @param view the view of the text it was found in: {@code original}, {@code normalised}, {@code base64} ...; layers are
 *     joined with {@code >}, e.g. {@code base64>rot13}
 * @param explanation one line a tired person understands; never the matched text itself
 * @param rule rule or model and its version, e.g. {@code secrets/github_token@1}
 */
public record Finding(
        String detector,
        String type,
        double score,
        Confidence confidence,
        Span span,
        String view,
        String explanation,
        String rule) {
    public Finding {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected: 0..1)");
        }
    }
}
