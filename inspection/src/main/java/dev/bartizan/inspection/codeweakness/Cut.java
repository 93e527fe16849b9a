package dev.bartizan.inspection.codeweakness;

/**
 * Code that was not looked at because a bound was reached.
 *
 * @param start first UTF-16 unit in the inspected text
 * @param end unit after the last
 * @param explanation one line with the bound
 */
public record Cut(int start, int end, String explanation) {}
