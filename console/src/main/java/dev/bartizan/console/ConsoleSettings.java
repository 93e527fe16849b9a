package dev.bartizan.console;

import java.time.Duration;

/**
 * What an operator can set about the console.
 *
 * @param secureCookies true when people reach the console by HTTPS; cookies are then never sent in clear
 * @param sessionLength how long a sign-in lasts
 * @param failuresBeforeLock wrong passwords in a row before an account is locked, 1 or more
 * @param lockLength how long it stays locked
 * @param passwordCost of Argon2id
 * @param componentsPage whether {@code /dev/components} exists
 */
public record ConsoleSettings(
        boolean secureCookies,
        Duration sessionLength,
        int failuresBeforeLock,
        Duration lockLength,
        Passwords.Cost passwordCost,
        boolean componentsPage) {
    public ConsoleSettings {
        if (failuresBeforeLock < 1) {
            throw new IllegalArgumentException("failuresBeforeLock: " + failuresBeforeLock + " (expected: 1 or more)");
        }
        if (sessionLength.isNegative() || sessionLength.isZero()) {
            throw new IllegalArgumentException("sessionLength: " + sessionLength + " (expected: more than zero)");
        }
    }

    /** Twelve hours signed in; five wrong passwords lock for fifteen minutes. */
    public static ConsoleSettings standard(boolean secureCookies) {
        return new ConsoleSettings(
                secureCookies, Duration.ofHours(12), 5, Duration.ofMinutes(15), Passwords.Cost.STANDARD, true);
    }
}
