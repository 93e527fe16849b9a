package dev.bartizan.domain;

import java.time.Duration;

/**
 * Why an alert belongs to an incident.
 *
 * @param alertId the alert
 * @param rule the correlation rule, e.g. {@code same-person-within-hour}
 * @param shared the entity both sides share
 * @param distance time between the alert and the nearest alert already in the incident; zero for the first
 * @param reason the sentence shown to people
 */
public record IncidentLink(String alertId, String rule, Entity shared, Duration distance, String reason) {}
