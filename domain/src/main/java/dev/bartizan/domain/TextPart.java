package dev.bartizan.domain;

/**
 * One inspected piece of an exchange: a message, a retrieved document, the reasoning or the answer.
 *
 * @param role where it stood: {@code system}, {@code user}, {@code assistant}, {@code tool}, {@code reasoning}, {@code answer}
 * @param kind how it was inspected
 * @param text the text itself; encrypted at rest, shown only to roles that may see content
 * @param inspection what was found
 */
public record TextPart(String role, TextKind kind, String text, Inspection inspection) {}
