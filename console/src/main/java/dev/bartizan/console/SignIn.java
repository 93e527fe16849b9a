package dev.bartizan.console;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a name and a password, or a one-time link, open a session. Counts failures and locks accounts; the answer
 * is the same, and takes about as long, for a wrong password, a locked account and an account that does not exist.
 * Thread-safe within one process.
 */
final class SignIn {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,64}");

    private final AccessRepository access;
    private final Passwords passwords;
    private final Tokens256 tokens;
    private final InstantSource clock;
    private final Ids ids;
    private final ConsoleSettings settings;

    SignIn(
            AccessRepository access,
            Passwords passwords,
            Tokens256 tokens,
            InstantSource clock,
            Ids ids,
            ConsoleSettings settings) {
        this.access = access;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
    }

    static boolean validName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The account when the password is right and the account is not locked. */
    Optional<Account> withPassword(String givenName, String password) {
        String name = givenName.strip().toLowerCase(Locale.ROOT);
        Optional<Account> candidate = validName(name) ? countAttempt(name) : Optional.empty();
        boolean right = passwords.matches(candidate.flatMap(Account::passwordHash), password);
        if (!right || candidate.isEmpty()) {
            candidate.ifPresent(account -> audit(account.name(), "session.refuse", "wrong password"));
            return Optional.empty();
        }
        Account reset = withFailures(candidate.get(), 0, Optional.empty());
        access.save(reset);
        audit(name, "session.sign-in", "password");
        return Optional.of(reset);
    }

    /**
     * Counts the attempt as failed before the password is looked at, so that guesses sent at the same time are counted
     * too; a right password clears the count. Empty when the account is unknown or locked.
     */
    private synchronized Optional<Account> countAttempt(String name) {
        Instant now = clock.instant();
        Optional<Account> found = access.account(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Account account = found.get();
        if (account.lockedUntil().filter(until -> until.isAfter(now)).isPresent()) {
            return Optional.empty();
        }
        int before = account.lockedUntil().isPresent() ? 0 : account.failedSignIns();
        boolean last = before + 1 >= settings.failuresBeforeLock();
        Account counted = withFailures(
                account, before + 1, last ? Optional.of(now.plus(settings.lockLength())) : Optional.empty());
        access.save(counted);
        if (last) {
            audit(name, "account.lock", "after " + (before + 1) + " failed sign-ins");
        }
        return Optional.of(counted);
    }

    /** Uses up a one-time link. */
    Optional<Account> withLink(String token) {
        if (token.length() != 43) {
            return Optional.empty();
        }
        Optional<Account> account =
                access.takeOneTimeLink(Tokens256.sha256(token), clock.instant()).flatMap(access::account);
        account.ifPresent(found -> {
            access.save(withFailures(found, 0, Optional.empty()));
            audit(found.name(), "session.sign-in", "one-time link");
        });
        return account;
    }

    /** A path that signs the account in once. */
    String newLink(String account, Duration validFor) {
        String token = tokens.next();
        access.saveOneTimeLink(Tokens256.sha256(token), account, clock.instant().plus(validFor));
        return Params.url("/sign-in/once", "token", token);
    }

    private void audit(String account, String action, String detail) {
        access.append(new AuditEntry(ids.next(), clock.instant(), account, action, account, detail));
    }

    private static Account withFailures(Account account, int failures, Optional<Instant> lockedUntil) {
        return new Account(
                account.name(), account.passwordHash(), account.role(), failures, lockedUntil, account.createdAt());
    }
}
