package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.CategoryBusyException;
import dev.bartizan.inspection.category.CategorySample;
import dev.bartizan.inspection.category.CategoryScore;
import dev.bartizan.inspection.category.CategoryVersion;
import dev.bartizan.inspection.category.UnknownCategoryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Custom categories that are trained: versions, builds in the background, and what a built one thinks of a text. */
final class CategoryOperations {
    private static final String NAME = "categoryName";
    private static final String OPERATION = "operationId";
    private static final String VERSION = "version";
    private static final int TEXT_MAX = 1_000;
    private static final int DEFINITION_MAX = 1_024;

    private final Categories categories;
    private final SampleReader samples;
    private final Json json;
    private final Paging paging;

    CategoryOperations(Categories categories, SampleReader samples, Json json) {
        this.categories = categories;
        this.samples = samples;
        this.json = json;
        this.paging = new Paging(json);
    }

    List<Route> routes() {
        String category = "text/categories/{" + NAME + "}";
        return List.of(
                Route.of("GET", "text/categories/operations/{" + OPERATION + "}", this::operation),
                Route.of("GET", "text/categories", this::list),
                Route.changing("PUT", category, this::create),
                Route.of("GET", category, this::find),
                Route.changing("DELETE", category, this::delete),
                Route.changing("POST", category + ":build", this::build),
                Route.of("POST", "text:analyzeCustomCategory", this::analyze));
    }

    private Answer create(Call call) {
        Fields body = call.body();
        String name = call.name(NAME);
        if (body.optionalText(NAME).filter(other -> !other.equals(name)).isPresent()) {
            throw Problem.member(NAME, "not the name in the path");
        }
        String definition = body.text("definition", DEFINITION_MAX);
        List<CategorySample> read = samples.read(body);
        CategoryVersion created;
        try {
            created = categories.create(name, definition, read);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "InvalidRequestBody", String.valueOf(e.getMessage()));
        }
        ObjectNode answer = describe(created);
        body.optionalText(SampleReader.BLOB).ifPresent(url -> {
            answer.put(SampleReader.BLOB, url);
            answer.put("sampleBlobSnapshotUrl", url);
        });
        return Answer.of(created.version() == 1 ? 201 : 200, answer);
    }

    private Answer list(Call call) {
        return paging.page(call, "text/categories", categories::list, CategoryOperations::put);
    }

    private Answer find(Call call) {
        String name = call.name(NAME);
        Optional<Integer> version = call.count(VERSION, 1);
        Optional<CategoryVersion> found =
                version.isPresent() ? categories.find(name, version.get()) : categories.latest(name);
        return Answer.ok(describe(found.orElseThrow(() -> unknown(name, version))));
    }

    private Answer delete(Call call) {
        categories.delete(call.name(NAME), call.count(VERSION, 1));
        return Answer.empty();
    }

    private Answer build(Call call) {
        String name = call.name(NAME);
        Optional<Integer> asked = call.count(VERSION, 1);
        CategoryVersion category = (asked.isPresent() ? categories.find(name, asked.get()) : categories.latest(name))
                .orElseThrow(() -> unknown(name, asked));
        BuildOperation operation;
        try {
            operation = categories.build(name, category.version());
        } catch (CategoryBusyException e) {
            throw Problem.of(409, "Conflict", "This version is being built. Wait until that build has ended.", NAME);
        } catch (UnknownCategoryException e) {
            throw unknown(name, asked);
        }
        return Answer.of(202, describe(operation))
                .with("Operation-Location", call.link("text/categories/operations/" + operation.id(), Map.of()));
    }

    private Answer operation(Call call) {
        return Answer.ok(describe(categories
                .operation(call.name(OPERATION))
                .orElseThrow(() -> Problem.notFound(OPERATION, "There is no operation with that id."))));
    }

    private Answer analyze(Call call) {
        Fields body = call.body();
        String text = body.text("text", call.longInput() ? Texts.TEXT_MAX : TEXT_MAX);
        String name = body.text(NAME);
        Optional<Integer> version = body.integer(VERSION);
        CategoryScore score;
        try {
            score = version.isPresent()
                    ? categories.analyze(text, name, version.get())
                    : categories.analyze(text, name);
        } catch (UnknownCategoryException e) {
            throw Problem.notFound(
                    NAME, "There is no such category, or that version is not built. Make it with PUT and POST :build.");
        }
        ObjectNode answer = json.object();
        ObjectNode analysis = answer.putObject("customCategoryAnalysis");
        analysis.put("detected", score.detected());
        analysis.put("score", FindingJson.rounded(score.score()));
        analysis.put(VERSION, score.version());
        return Answer.ok(answer);
    }

    private static Problem unknown(String name, Optional<Integer> version) {
        String which = version.map(v -> " version " + v).orElse("");
        return Problem.notFound(NAME, "There is no category " + name + which + ". Make it with PUT.");
    }

    private ObjectNode describe(CategoryVersion category) {
        ObjectNode target = json.object();
        put(target, category);
        return target;
    }

    private static void put(ObjectNode target, CategoryVersion category) {
        target.put(NAME, category.name());
        target.put("definition", category.definition());
        target.put(VERSION, category.version());
        target.put("createdTime", category.createdAt().toString());
        target.put("status", category.status().wireName());
        ObjectNode counts = target.putObject("sampleCounts");
        counts.put("positive", category.positives());
        counts.put("negative", category.negatives());
    }

    private ObjectNode describe(BuildOperation operation) {
        ObjectNode target = json.object();
        target.put("id", operation.id());
        target.put("status", operation.status().wireName());
        target.put(NAME, operation.category());
        target.put(VERSION, operation.version());
        target.put("createdTime", operation.createdAt().toString());
        operation.endedAt().ifPresent(at -> target.put("endTime", at.toString()));
        switch (operation.status()) {
            case NOT_STARTED, RUNNING -> {}
            case SUCCEEDED -> target.put("detail", operation.detail());
            case FAILED -> {
                ObjectNode error = target.putObject("error");
                error.put("code", "BuildFailed");
                error.put("message", operation.detail());
            }
        }
        return target;
    }
}
