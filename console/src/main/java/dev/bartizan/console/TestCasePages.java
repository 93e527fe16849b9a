package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import dev.bartizan.policy.TestCase;
import dev.bartizan.policy.TestInput;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Saved test cases: list, run all, save, open, delete, export and import. Everybody sees names and results; texts are for
 * those who may see content, and each look at them is audited.
 */
final class TestCasePages {
    static final int CASES_MAX = 1_000;
    private static final Duration RUN_MAX = Duration.ofSeconds(20);
    private static final String LIST = "/playground/cases";

    private final PlaygroundParts parts;
    private final PlaygroundPages playground;
    private final AccessRepository access;
    private final Frames frames;
    private final Ids ids;
    private final InstantSource clock;
    private final Semaphore running = new Semaphore(1);

    TestCasePages(
            PlaygroundParts parts,
            PlaygroundPages playground,
            AccessRepository access,
            Frames frames,
            Ids ids,
            InstantSource clock) {
        this.parts = parts;
        this.playground = playground;
        this.access = access;
        this.frames = frames;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the list shows.
     *
     * @param summary of the run, empty before one
     * @param note what was just done
     * @param problems what could not be done
     */
    record View(List<TestCaseRow> rows, String summary, boolean allPassed, String note, List<String> problems) {}

    /** What saving gave. */
    record Saved(String note, String problem) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        int formMax = PlaygroundForm.FORM_BYTES_MAX;
        routing.get(LIST, gate.page(Role.VIEWER, visit -> list(visit, 200, "", List.of())));
        routing.post(LIST, gate.action(Role.ANALYST, formMax, this::save));
        routing.post(LIST + "/run", gate.action(Role.ANALYST, this::run));
        routing.post(LIST + "/import", gate.action(Role.ANALYST, formMax, this::importLines));
        routing.get("/playground/cases.jsonl", gate.page(Role.ANALYST, this::export));
        routing.get(LIST + "/{id}", gate.page(Role.ANALYST, this::open));
        routing.post(LIST + "/{id}/delete", gate.action(Role.ANALYST, this::delete));
    }

    private Reply list(Visit visit, int status, String note, List<String> problems) {
        List<TestCaseRow> rows =
                parts.cases().all().stream().map(TestCaseRow::notRun).toList();
        return page(visit, status, new View(rows, "", false, note, problems));
    }

    private Reply page(Visit visit, int status, View view) {
        Frame frame = frames.plain(
                visit, Frame.Section.PLAYGROUND, "Test cases", new Frame.Crumb("Playground", "/playground"));
        return visit.partial()
                ? new Reply.Fragment("caselist", frame, view)
                : new Reply.Html(status, "cases", frame, view);
    }

    /** One run at a time: it may take all of a processor for seconds. */
    private Reply run(Visit visit) {
        if (!running.tryAcquire()) {
            return list(visit, 503, "", List.of("The cases are being run just now. Try again in a few seconds."));
        }
        try {
            return runAll(visit);
        } finally {
            running.release();
        }
    }

    private Reply runAll(Visit visit) {
        List<GuardChoice> guards = GuardChoice.all(parts.guards().get());
        Instant end = clock.instant().plus(RUN_MAX);
        List<TestCaseRow> rows = new ArrayList<>();
        for (TestCase testCase : parts.cases().all()) {
            rows.add(clock.instant().isAfter(end) ? TestCaseRow.outOfTime(testCase) : run(testCase, guards));
        }
        rows.sort(TestCaseRow.WORST_FIRST);
        long passed = rows.stream().filter(TestCaseRow::passed).count();
        return page(visit, 200, new View(rows, summary(rows.size(), passed), passed == rows.size(), "", List.of()));
    }

    private TestCaseRow run(TestCase testCase, List<GuardChoice> guards) {
        Optional<GuardChoice> guard = GuardChoice.find(guards, testCase.guard());
        if (guard.isEmpty()) {
            return TestCaseRow.noGuard(testCase);
        }
        return parts.cases()
                .input(testCase.id())
                .map(input -> {
                    Inspection inspection =
                            parts.probe().inspect(input, testCase.kind()).inspection();
                    return TestCaseRow.decided(testCase, guard.get().decide(inspection, testCase.kind()));
                })
                .orElseGet(() -> TestCaseRow.gone(testCase));
    }

    private static String summary(int all, long passed) {
        if (passed == all) {
            return all == 1 ? "The case decides as expected." : "All " + all + " cases decide as expected.";
        }
        long others = all - passed;
        return "%s of %s do%s decide as expected."
                .formatted(Words.number(others), Words.plural(all, "case"), others == 1 ? "es not" : " not");
    }

    private Reply save(Visit visit) {
        PlaygroundForm form = PlaygroundForm.read(visit.form());
        String name = visit.form().raw("name").strip().replaceAll("\\p{Cntrl}", " ");
        Action expected = visit.form()
                .choice("expect", Action.values(), Action::wireName)
                .orElseThrow(() -> Refusal.badForm("A verdict is missing.", "Choose what the guard should decide."));
        Optional<String> problem = form.problem().or(() -> nameProblem(name));
        if (problem.isPresent()) {
            return visit.partial()
                    ? new Reply.Fragment(
                            "casesaved",
                            frames.plain(visit, Frame.Section.PLAYGROUND, ""),
                            new Saved("", problem.get()))
                    : list(visit, 400, "", List.of(problem.get()));
        }
        TestCase saved = keep(visit, name, form, expected);
        audit(
                visit,
                "case.save",
                "case/" + saved.id(),
                "guard %s, expects %s".formatted(saved.guard(), expected.wireName()));
        return visit.partial()
                ? new Reply.Fragment(
                        "casesaved",
                        frames.plain(visit, Frame.Section.PLAYGROUND, ""),
                        new Saved("Saved as “" + name + "”.", ""))
                : new Reply.SeeOther(LIST);
    }

    private Optional<String> nameProblem(String name) {
        if (name.isEmpty() || name.length() > TestCase.NAME_MAX) {
            return Optional.of("Give the case a name of 1 to %d characters.".formatted(TestCase.NAME_MAX));
        }
        List<TestCase> all = parts.cases().all();
        if (all.stream().anyMatch(each -> each.name().equals(name))) {
            return Optional.of("There is a case called “%s” already. Choose another name, or delete that one first."
                    .formatted(name));
        }
        return all.size() >= CASES_MAX
                ? Optional.of("There are %s cases, which is all this list takes. Delete some first."
                        .formatted(Words.number(CASES_MAX)))
                : Optional.empty();
    }

    private TestCase keep(Visit visit, String name, PlaygroundForm form, Action expected) {
        TestCase testCase = new TestCase(
                ids.next(),
                name,
                form.kind(),
                form.guard(),
                expected,
                form.text().length(),
                visit.account().name(),
                visit.now());
        parts.cases().save(testCase, form.input());
        return testCase;
    }

    private Reply open(Visit visit) {
        String id = visit.part("id");
        TestCase testCase = parts.cases().find(id).orElseThrow(() -> Refusal.notFound("test case"));
        audit(visit, "content.reveal", "case/" + id, "opened in the playground");
        TestInput input = parts.cases().input(id).orElseThrow(() -> Refusal.notFound("test case"));
        List<GuardChoice> guards = GuardChoice.all(parts.guards().get());
        boolean known = GuardChoice.find(guards, testCase.guard()).isPresent();
        PlaygroundForm form = PlaygroundForm.of(
                input,
                testCase.kind(),
                known ? testCase.guard() : guards.getFirst().name());
        String problem = known
                ? ""
                : "There is no guard “%s” any more; this shows “%s”.".formatted(testCase.guard(), form.guard());
        return playground.page(visit, 200, form, Optional.of(testCase), problem, Optional.of(playground.result(form)));
    }

    private Reply delete(Visit visit) {
        String id = visit.part("id");
        if (!parts.cases().delete(id)) {
            throw Refusal.notFound("test case");
        }
        audit(visit, "case.delete", "case/" + id, "");
        return new Reply.SeeOther(LIST);
    }

    private Reply export(Visit visit) {
        List<TestCase> all = parts.cases().all();
        audit(visit, "content.reveal", "case/all", "export of " + Words.plural(all.size(), "test case"));
        return new Reply.Download("bartizan-test-cases.jsonl", "application/jsonl; charset=utf-8", out -> {
            for (TestCase testCase : all) {
                Optional<TestInput> input = parts.cases().input(testCase.id());
                if (input.isPresent()) {
                    out.write(TestCaseLines.write(testCase, input.get()));
                    out.write('\n');
                }
            }
        });
    }

    private Reply importLines(Visit visit) {
        TestCaseLines.Parsed parsed = TestCaseLines.read(visit.form().raw("lines"));
        if (parsed.lines().isEmpty() && parsed.problems().isEmpty()) {
            return list(visit, 400, "", List.of("Choose a file or paste its lines first."));
        }
        Set<String> names = parts.cases().all().stream().map(TestCase::name).collect(Collectors.toSet());
        long replaced = parsed.lines().stream()
                .filter(line -> names.contains(line.name()))
                .count();
        long after = names.size() + parsed.lines().size() - replaced;
        if (!parsed.problems().isEmpty() || after > CASES_MAX) {
            List<String> problems = new ArrayList<>();
            problems.add("Nothing was imported.");
            problems.addAll(parsed.problems());
            if (after > CASES_MAX) {
                problems.add("There would be %s cases (expected: at most %s)."
                        .formatted(Words.number(after), Words.number(CASES_MAX)));
            }
            return list(visit, 400, "", problems);
        }
        String guard = GuardChoice.all(parts.guards().get()).getFirst().name();
        for (TestCaseLines.Line line : parsed.lines()) {
            TestCase testCase = new TestCase(
                    ids.next(),
                    line.name(),
                    line.kind(),
                    line.guard().orElse(guard),
                    line.expected(),
                    line.input().text().length(),
                    visit.account().name(),
                    visit.now());
            parts.cases().save(testCase, line.input());
        }
        String said = "%s imported%s."
                .formatted(
                        Words.plural(parsed.lines().size(), "case"),
                        replaced == 0 ? "" : ", " + Words.number(replaced) + " of them in place of one of that name");
        audit(visit, "case.import", "case/all", said);
        return list(visit, 200, said, List.of());
    }

    private void audit(Visit visit, String action, String target, String detail) {
        access.append(new AuditEntry(ids.next(), visit.now(), visit.account().name(), action, target, detail));
    }
}
