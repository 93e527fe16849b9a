package dev.bartizan.console;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts and the audit trail, for administrators. */
final class SettingsPages {
    private static final Duration LINK_VALID = Duration.ofHours(24);
    private static final int AUDIT_SHOWN = 300;

    private final AccessRepository access;
    private final SignIn signIn;
    private final Frames frames;
    private final Ids ids;

    SettingsPages(AccessRepository access, SignIn signIn, Frames frames, Ids ids) {
        this.access = access;
        this.signIn = signIn;
        this.frames = frames;
        this.ids = ids;
    }

    /** What the account page shows; {@code link} only right after it was made. */
    record AccountsView(List<Account> accounts, Optional<Link> link, String problem) {}

    /** A fresh one-time link, a path of this console. */
    record Link(String account, String path) {}

    /** What the audit page shows. */
    record AuditView(List<AuditEntry> entries, boolean more, Optional<String> account, Optional<String> action) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/settings/accounts", gate.page(Role.ADMIN, visit -> accounts(visit, 200, Optional.empty(), "")));
        routing.post("/settings/accounts", gate.action(Role.ADMIN, this::create));
        routing.post("/settings/accounts/{name}/role", gate.action(Role.ADMIN, this::changeRole));
        routing.post("/settings/accounts/{name}/unlock", gate.action(Role.ADMIN, visit -> {
            Account account = account(visit);
            access.save(new Account(
                    account.name(), account.passwordHash(), account.role(), 0, Optional.empty(), account.createdAt()));
            audit(visit, "account.unlock", account.name(), "");
            return new Reply.SeeOther("/settings/accounts");
        }));
        routing.post("/settings/accounts/{name}/link", gate.action(Role.ADMIN, visit -> {
            return link(visit, account(visit).name());
        }));
        routing.get("/settings/audit", gate.page(Role.ADMIN, this::auditTrail));
    }

    private Reply create(Visit visit) {
        String name = visit.form().raw("name").strip().toLowerCase(Locale.ROOT);
        Role role = role(visit);
        if (!SignIn.validName(name)) {
            return accounts(
                    visit, 400, Optional.empty(), "That name cannot be used (expected: 1 to 64 of a-z, 0-9, . _ @ -).");
        }
        if (access.account(name).isPresent()) {
            return accounts(visit, 400, Optional.empty(), "There is an account of that name already.");
        }
        access.save(new Account(name, Optional.empty(), role, 0, Optional.empty(), visit.now()));
        audit(visit, "account.create", name, "role " + Words.capital(role.name()));
        return link(visit, name);
    }

    private Reply changeRole(Visit visit) {
        Account account = account(visit);
        Role role = role(visit);
        if (account.name().equals(visit.account().name()) && role != Role.ADMIN) {
            return accounts(
                    visit, 400, Optional.empty(), "You cannot take the role Admin from yourself; ask another admin.");
        }
        access.save(new Account(
                account.name(),
                account.passwordHash(),
                role,
                account.failedSignIns(),
                account.lockedUntil(),
                account.createdAt()));
        audit(visit, "account.role", account.name(), "role " + Words.capital(role.name()));
        return new Reply.SeeOther("/settings/accounts");
    }

    private Reply link(Visit visit, String name) {
        Link link = new Link(name, signIn.newLink(name, LINK_VALID));
        audit(visit, "account.link", name, "valid for 24 hours");
        return accounts(visit, 201, Optional.of(link), "");
    }

    private Reply accounts(Visit visit, int status, Optional<Link> link, String problem) {
        return new Reply.Html(
                status,
                "accounts",
                frames.plain(visit, Frame.Section.ACCOUNTS, "Accounts"),
                new AccountsView(access.accounts(), link, problem));
    }

    private Reply auditTrail(Visit visit) {
        Optional<String> account = visit.query().text("account");
        Optional<String> action = visit.query().text("action");
        List<AuditEntry> found = access.audit(AUDIT_SHOWN * 10).stream()
                .filter(entry -> account.isEmpty() || entry.account().equals(account.get()))
                .filter(entry -> action.isEmpty() || entry.action().equals(action.get()))
                .toList();
        AuditView view =
                new AuditView(found.stream().limit(AUDIT_SHOWN).toList(), found.size() > AUDIT_SHOWN, account, action);
        return Reply.page("audit", frames.plain(visit, Frame.Section.AUDIT, "Audit trail"), view);
    }

    private static Role role(Visit visit) {
        return visit.form()
                .choice("role", Role.values(), role -> role.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Refusal.badForm("A role is missing.", "Choose viewer, analyst or admin."));
    }

    private Account account(Visit visit) {
        return access.account(visit.part("name")).orElseThrow(() -> Refusal.notFound("account"));
    }

    private void audit(Visit visit, String action, String target, String detail) {
        access.append(new AuditEntry(ids.next(), visit.now(), visit.account().name(), action, target, detail));
    }
}
