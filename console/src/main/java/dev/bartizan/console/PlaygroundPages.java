package dev.bartizan.console;

import dev.bartizan.domain.access.Role;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.policy.TestCase;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The playground: a text, a guard, and everything inspection makes of it. The text comes and goes in the body of a
 * request; nothing of it is kept, logged or put in an address unless somebody saves it as a test case.
 */
final class PlaygroundPages {
    private final PlaygroundParts parts;
    private final Frames frames;

    PlaygroundPages(PlaygroundParts parts, Frames frames) {
        this.parts = parts;
        this.frames = frames;
    }

    /**
     * What the page shows.
     *
     * @param opened the test case that the text comes from
     */
    record View(
            PlaygroundForm form,
            List<GuardChoice> guards,
            int cases,
            Optional<TestCase> opened,
            String problem,
            Optional<PlaygroundResult> result) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/playground", gate.page(Role.VIEWER, this::begin));
        routing.post("/playground", gate.action(Role.VIEWER, PlaygroundForm.FORM_BYTES_MAX, this::inspect));
    }

    private Reply begin(Visit visit) {
        List<GuardChoice> guards = guards();
        PlaygroundForm form = visit.query()
                .text("example")
                .map(name -> PlaygroundExample.find(name).orElseThrow(() -> Refusal.notFound("example")))
                .map(example -> PlaygroundForm.of(example, guards))
                .orElse(PlaygroundForm.blank(guards));
        return page(visit, 200, form, Optional.empty(), "", Optional.empty());
    }

    private Reply inspect(Visit visit) {
        PlaygroundForm form = PlaygroundForm.read(visit.form());
        Optional<String> problem = form.problem();
        if (problem.isPresent()) {
            return answer(visit, form, problem.get(), Optional.empty());
        }
        return answer(visit, form, "", Optional.of(result(form)));
    }

    /** Inspects a text that was checked before. */
    PlaygroundResult result(PlaygroundForm form) {
        List<GuardChoice> guards = new ArrayList<>();
        guards.add(guard(form.guard()));
        if (!form.against().isEmpty() && !form.against().equals(form.guard())) {
            guards.add(guard(form.against()));
        }
        TracedInspection traced = parts.probe().inspect(form.input(), form.kind());
        return PlaygroundResult.of(form, traced, guards);
    }

    /** A part for scripts, a page without. */
    private Reply answer(Visit visit, PlaygroundForm form, String problem, Optional<PlaygroundResult> result) {
        if (visit.partial()) {
            View view = view(form, Optional.empty(), problem, result);
            return new Reply.Fragment("playresult", frames.plain(visit, Frame.Section.PLAYGROUND, ""), view);
        }
        return page(visit, problem.isEmpty() ? 200 : 400, form, Optional.empty(), problem, result);
    }

    Reply page(
            Visit visit,
            int status,
            PlaygroundForm form,
            Optional<TestCase> opened,
            String problem,
            Optional<PlaygroundResult> result) {
        Frame frame = opened.map(testCase -> frames.plain(
                        visit,
                        Frame.Section.PLAYGROUND,
                        testCase.name(),
                        new Frame.Crumb("Playground", "/playground"),
                        new Frame.Crumb("Test cases", "/playground/cases")))
                .orElseGet(() -> frames.plain(visit, Frame.Section.PLAYGROUND, "Playground"));
        return new Reply.Html(status, "playground", frame, view(form, opened, problem, result));
    }

    private View view(
            PlaygroundForm form, Optional<TestCase> opened, String problem, Optional<PlaygroundResult> result) {
        return new View(form, guards(), parts.cases().all().size(), opened, problem, result);
    }

    private List<GuardChoice> guards() {
        return GuardChoice.all(parts.guards().get());
    }

    private GuardChoice guard(String name) {
        return GuardChoice.find(guards(), name)
                .orElseThrow(() -> Refusal.badForm(
                        "There is no such guard any more.", "Open the playground again and choose one of the list."));
    }
}
