package dev.bartizan.inspection.links;

/**
 * One thing about a link that speaks against it.
 *
 * @param id stable, e.g. {@code homograph}
 * @param weight 0..1: how dangerous a link is of which only this is known
 * @param explanation one clause for people; hosts and brands only, never a query
 */
public record LinkSignal(String id, double weight, String explanation) {}
