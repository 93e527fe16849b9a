package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;

/**
 * What the title of an alert is written from.
 *
 * @param who the person, or words for an unknown one
 * @param deployment where
 * @param finding the alert's first finding
 * @param verdict what the guard did
 * @param count exchanges in the alert, 1 or more
 */
public record Telling(String who, String deployment, Finding finding, Action verdict, int count) {}
