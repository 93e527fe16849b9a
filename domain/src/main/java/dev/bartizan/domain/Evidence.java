package dev.bartizan.domain;

import java.util.Optional;

/**
 * What an alert shows an analyst. The excerpt is content: encrypted at rest and masked until revealed.
 *
 * @param exchangeId the exchange it was seen in
 * @param side {@code prompt} or {@code completion}
 * @param partIndex index of the part on that side
 * @param finding the finding that led to the alert
 * @param excerpt up to 400 characters around the span; credentials and personal data replaced by {@code [TYPE]}
 * @param excerptSpan the finding's place inside the excerpt
 * @param decoded the decoded layer, when the finding was not in plain sight
 */
public record Evidence(
        String exchangeId,
        String side,
        int partIndex,
        Finding finding,
        String excerpt,
        Span excerptSpan,
        Optional<DecodedView> decoded) {}
