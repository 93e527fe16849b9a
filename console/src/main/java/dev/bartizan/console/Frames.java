package dev.bartizan.console;

import dev.bartizan.console.Frame.Crumb;
import dev.bartizan.console.Frame.Section;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the {@link Frame} of each page. Thread-safe. */
record Frames(Assets assets) {
    /** A list or overview that follows the range switch. */
    Frame ranged(Visit visit, Section section, String title, Optional<TimeRange> range) {
        return new Frame(
                title,
                section,
                crumbs(section, List.of()),
                visit.account(),
                visit.session().csrfToken(),
                visit.theme(),
                visit.path(),
                visit.query(),
                range,
                true,
                visit.now(),
                assets);
    }

    /** A page about one thing. */
    Frame plain(Visit visit, Section section, String title, Crumb... way) {
        return new Frame(
                title,
                section,
                crumbs(section, List.of(way)),
                visit.account(),
                visit.session().csrfToken(),
                visit.theme(),
                visit.path(),
                visit.query(),
                Optional.empty(),
                false,
                visit.now(),
                assets);
    }

    /** Pages for people who are not signed in. */
    Frame outside(String title, String csrf, String theme, Instant now) {
        Account nobody = new Account("", Optional.empty(), Role.VIEWER, 0, Optional.empty(), now);
        return new Frame(
                title,
                Section.NONE,
                List.of(),
                nobody,
                csrf,
                theme,
                "/sign-in",
                Params.none(),
                Optional.empty(),
                false,
                now,
                assets);
    }

    private static List<Crumb> crumbs(Section section, List<Crumb> way) {
        if (section.group().isEmpty()) {
            return way;
        }
        return Stream.concat(Stream.of(new Crumb(section.group(), "")), way.stream())
                .toList();
    }
}
