package dev.bartizan.domain.access;

import java.time.Instant;

/**
 * A signed-in browser.
 *
 * @param tokenSha256 lower-case hex of the cookie's token; the token itself is never stored
 * @param account account name
 * @param csrfToken sent back by every form
 * @param expiresAt end of the session
 */
public record Session(String tokenSha256, String account, String csrfToken, Instant expiresAt) {}
