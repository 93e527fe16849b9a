package dev.bartizan.domain.access;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param id UUID version 7
 * @param at when
 * @param account who; {@code cli} for the command line
 * @param action verb and noun, e.g. {@code content.reveal}, {@code key.create}, {@code session.sign-in}
 * @param target id of what it was done to
 * @param detail reason or outcome, never content
 */
public record AuditEntry(String id, Instant at, String account, String action, String target, String detail) {}
