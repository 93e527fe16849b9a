package dev.bartizan.console;

import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What surrounds a page: title, rail, top bar, and who is signed in.
 *
 * @param title of the page and the browser tab
 * @param section the rail entry to mark
 * @param crumbs the way to this page, without the page itself
 * @param account who is signed in
 * @param csrf token for every form
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param path of this page
 * @param query of this page
 * @param range the range in effect, empty when everything is shown
 * @param ranged whether the page follows the range switch
 * @param now the time the page was made
 * @param assets addresses of scripts and styles
 */
record Frame(
        String title,
        Section section,
        List<Crumb> crumbs,
        Account account,
        String csrf,
        String theme,
        String path,
        Params query,
        Optional<TimeRange> range,
        boolean ranged,
        Instant now,
        Assets assets) {
    /** Entries of the rail, in groups. */
    enum Section {
        OVERVIEW("", "Overview", "/overview", "overview"),
        INCIDENTS("Incidents", "Queue", "/incidents", "incident"),
        ALERTS("Incidents", "Alerts", "/alerts", "alert"),
        EXCHANGES("AI traffic", "Exchanges", "/exchanges", "exchange"),
        DEPLOYMENTS("AI traffic", "Deployments", "/deployments", "deployment"),
        KEYS("AI traffic", "Keys", "/keys", "key"),
        PLAYGROUND("AI traffic", "Playground", "/playground", "playground"),
        ACCOUNTS("Settings", "Accounts", "/settings/accounts", "account"),
        AUDIT("Settings", "Audit trail", "/settings/audit", "audit"),
        NONE("", "", "", "");

        private final String group;
        private final String label;
        private final String href;
        private final String icon;

        Section(String group, String label, String href, String icon) {
            this.group = group;
            this.label = label;
            this.href = href;
            this.icon = icon;
        }

        String group() {
            return group;
        }

        String label() {
            return label;
        }

        String href() {
            return href;
        }

        String icon() {
            return icon;
        }
    }

    /** One step of the way here. */
    record Crumb(String label, String href) {}

    /** The entries this account may open. */
    List<Section> rail() {
        return Arrays.stream(Section.values())
                .filter(each -> each != Section.NONE)
                .filter(each ->
                        !each.group().equals("Settings") || account.role().atLeast(Role.ADMIN))
                .toList();
    }

    /** Address of a rail entry; keeps the range the person chose. */
    String railHref(Section to) {
        Optional<TimeRange> chosen = ranged ? TimeRange.of(query) : Optional.empty();
        return chosen.map(each -> Params.url(to.href(), "range", each.wireName()))
                .orElse(to.href());
    }

    /** This page with another range. */
    String rangeHref(TimeRange other) {
        return query.without("after", "from", "to")
                .with("range", other.wireName())
                .on(path);
    }

    /** Whether the page shows all time unless a range is chosen. */
    boolean boundless() {
        return section == Section.INCIDENTS || section == Section.ALERTS;
    }

    String allTimeHref() {
        return query.without("after", "from", "to", "range").on(path);
    }

    /** This page, for forms that come back here. */
    String here() {
        return query.on(path);
    }

    boolean analyst() {
        return account.role().atLeast(Role.ANALYST);
    }

    boolean admin() {
        return account.role().atLeast(Role.ADMIN);
    }

    String ago(Instant at) {
        return Words.ago(at, now);
    }
}
