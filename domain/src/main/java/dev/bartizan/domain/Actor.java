package dev.bartizan.domain;

import java.util.Optional;

/**
 * Who made an exchange, as far as the caller told us.
 *
 * @param person the end user, e.g. {@code maria.lopez@example.test}; from {@code user} or {@code user_security_context}
 * @param app the calling application; from {@code user_security_context}, else the key's application
 * @param sourceIp the end user's address when forwarded by a trusted proxy, else the caller's
 * @param userAgent of the caller, at most 256 characters
 * @param keyId the application key used
 */
public record Actor(
        Optional<String> person,
        String app,
        Optional<String> sourceIp,
        Optional<String> userAgent,
        Optional<String> keyId) {}
