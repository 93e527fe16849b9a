package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.policy.Guard;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deployments, their guards, and a box to try them. */
final class DeploymentPages {
    static final int PROMPT_MAX = 8_000;
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentPages.class);

    private final ExchangeRepository exchanges;
    private final Supplier<List<DeploymentView>> deployments;
    private final Inspector inspector;
    private final TryIt tryIt;
    private final AccessRepository access;
    private final Frames frames;
    private final Ids ids;

    DeploymentPages(
            ExchangeRepository exchanges,
            Supplier<List<DeploymentView>> deployments,
            Inspector inspector,
            TryIt tryIt,
            AccessRepository access,
            Frames frames,
            Ids ids) {
        this.exchanges = exchanges;
        this.deployments = deployments;
        this.inspector = inspector;
        this.tryIt = tryIt;
        this.access = access;
        this.frames = frames;
        this.ids = ids;
    }

    /** One row of the list. */
    record Row(DeploymentView deployment, long exchanges, long blocked) {}

    /** What the list shows. */
    record ListView(List<Row> rows, TimeRange range) {}

    /** What the page of one deployment shows. */
    record View(Row row, TimeRange range, List<GuardRule> rules, String prompt, Optional<Result> result) {}

    /** What the guard does about one kind of finding. */
    record GuardRule(String what, Action action, String note) {}

    /** What trying it gave: an inspection, an answer of the model, or a problem. */
    record Result(
            String prompt,
            Optional<Inspection> inspection,
            Optional<Verdict> wouldBe,
            List<Highlight.Piece> pieces,
            Optional<TryIt.Result> answer,
            String problem) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/deployments", gate.page(Role.VIEWER, this::list));
        routing.get("/deployments/{name}", gate.page(Role.VIEWER, visit -> page(visit, 200, "", Optional.empty())));
        routing.post("/deployments/{name}/try", gate.action(Role.ANALYST, this::tryOut));
    }

    private Reply list(Visit visit) {
        TimeRange range = visit.range().orElse(TimeRange.DAY);
        List<Row> rows =
                deployments.get().stream().map(each -> row(visit, each, range)).toList();
        return Reply.page(
                "deployments",
                frames.ranged(visit, Frame.Section.DEPLOYMENTS, "Deployments", Optional.of(range)),
                new ListView(rows, range));
    }

    private Row row(Visit visit, DeploymentView deployment, TimeRange range) {
        Params query = Params.none().with("deployment", deployment.name());
        ExchangeFilter all = Filters.read(query, range, visit.now());
        return new Row(deployment, exchanges.count(all), exchanges.count(Filters.withAction(all, Action.BLOCK)));
    }

    private Reply page(Visit visit, int status, String prompt, Optional<Result> result) {
        DeploymentView deployment = deployment(visit);
        TimeRange range = visit.range().orElse(TimeRange.DAY);
        View view = new View(row(visit, deployment, range), range, rules(deployment), prompt, result);
        return new Reply.Html(
                status,
                "deployment",
                frames.plain(
                        visit,
                        Frame.Section.DEPLOYMENTS,
                        deployment.name(),
                        new Frame.Crumb("Deployments", "/deployments")),
                view);
    }

    private Reply tryOut(Visit visit) {
        DeploymentView deployment = deployment(visit);
        String prompt = visit.form().raw("prompt");
        Result result = result(visit, deployment, prompt);
        if (visit.partial()) {
            return new Reply.Fragment("tryresult", frames.plain(visit, Frame.Section.DEPLOYMENTS, ""), result);
        }
        return page(visit, result.problem().isEmpty() ? 200 : 400, prompt, Optional.of(result));
    }

    private Result result(Visit visit, DeploymentView deployment, String prompt) {
        if (prompt.isBlank() || prompt.length() > PROMPT_MAX) {
            return problem(
                    prompt,
                    prompt.isBlank()
                            ? "Write a prompt first."
                            : "The prompt has %s characters (expected: at most %s)."
                                    .formatted(Words.number(prompt.length()), Words.number(PROMPT_MAX)));
        }
        Inspection inspection = inspector.inspect(prompt, TextKind.PROMPT);
        Verdict verdict = new Guard(deployment.guard()).decide(inspection, TextKind.PROMPT);
        List<Highlight.Piece> pieces = Highlight.pieces(
                prompt,
                inspection.findings().stream()
                        .map(finding -> new Highlight.Mark(finding.span(), Words.name(finding.type())))
                        .toList());
        if (visit.form().raw("mode").equals("inspect")) {
            return new Result(prompt, Optional.of(inspection), Optional.of(verdict), pieces, Optional.empty(), "");
        }
        access.append(new AuditEntry(
                ids.next(), visit.now(), visit.account().name(), "deployment.try", deployment.name(), ""));
        try {
            TryIt.Result answer =
                    tryIt.ask(deployment.name(), prompt, visit.account().name());
            return new Result(prompt, Optional.of(inspection), Optional.of(verdict), pieces, Optional.of(answer), "");
        } catch (RuntimeException failed) {
            LOG.warn("try-it on deployment {} failed", deployment.name(), failed);
            return problem(prompt, "The gateway could not be asked. The server log says why; try again in a moment.");
        }
    }

    private static Result problem(String prompt, String problem) {
        return new Result(prompt, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), problem);
    }

    private static List<GuardRule> rules(DeploymentView deployment) {
        return GuardRules.of(deployment.guard());
    }

    private DeploymentView deployment(Visit visit) {
        String name = visit.part("name");
        return deployments.get().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("deployment"));
    }
}
