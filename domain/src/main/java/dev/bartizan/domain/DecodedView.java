package dev.bartizan.domain;

/**
 * A decoded layer of a text that holds a finding, kept as evidence for people.
 *
 * @param name the view's name as in {@link Finding#view()}
 * @param text the decoded text, cut at 4,096 UTF-16 units; as sensitive as the original
 */
public record DecodedView(String name, String text) {}
