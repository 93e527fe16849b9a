package dev.bartizan.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A detection that needs attention.
 *
 * @param id UUID version 7
 * @param detectionId e.g. {@code AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt}
 * @param title one sentence
 * @param description what happened and what to look at
 * @param severity impact
 * @param confidence certainty
 * @param techniques MITRE ATLAS ids, e.g. {@code AML.T0054}
 * @param tactics MITRE ATLAS tactic ids, in kill-chain order, e.g. {@code AML.TA0005}
 * @param actor who
 * @param deployment where
 * @param firstSeen first exchange
 * @param lastSeen last exchange; later than first when repeats were folded in
 * @param count exchanges folded into this alert, 1 or more
 * @param verdict what the guard did
 * @param tokens of the first exchange
 * @param evidence at least one
 * @param incidentId the incident it belongs to, once correlated
 */
public record Alert(
        String id,
        String detectionId,
        String title,
        String description,
        Severity severity,
        Confidence confidence,
        List<String> techniques,
        List<String> tactics,
        Actor actor,
        String deployment,
        Instant firstSeen,
        Instant lastSeen,
        int count,
        Action verdict,
        Tokens tokens,
        List<Evidence> evidence,
        Optional<String> incidentId) {
    public Alert {
        techniques = List.copyOf(techniques);
        tactics = List.copyOf(tactics);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("evidence: empty (expected: at least one)");
        }
    }

    public Alert inIncident(String incident) {
        return new Alert(
                id,
                detectionId,
                title,
                description,
                severity,
                confidence,
                techniques,
                tactics,
                actor,
                deployment,
                firstSeen,
                lastSeen,
                count,
                verdict,
                tokens,
                evidence,
                Optional.of(incident));
    }
}
