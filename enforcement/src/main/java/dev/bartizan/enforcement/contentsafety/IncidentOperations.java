package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.category.RapidCategory;
import dev.bartizan.inspection.category.RapidMatch;
import dev.bartizan.inspection.category.RapidSample;
import dev.bartizan.inspection.category.UnknownCategoryException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rapid custom categories, "incidents" on the wire: a few samples, in force as soon as they are deployed. Text only. */
final class IncidentOperations {
    private static final String NAME = "incidentName";
    private static final String DEFINITION = "incidentDefinition";
    private static final String SAMPLE = "incidentSampleId";
    private static final int DEFINITION_MAX = 1_024;
    private static final int SAMPLES_MAX = 100;
    private static final int NAMES_MAX = 100;

    private final RapidCategories incidents;
    private final Json json;
    private final Paging paging;

    IncidentOperations(RapidCategories incidents, Json json) {
        this.incidents = incidents;
        this.json = json;
        this.paging = new Paging(json);
    }

    List<Route> routes() {
        String incident = "text/incidents/{" + NAME + "}";
        return List.of(
                Route.of("GET", "text/incidents", this::list),
                Route.changing("PATCH", incident, this::save),
                Route.of("GET", incident, this::find),
                Route.changing("DELETE", incident, this::delete),
                Route.changing("POST", incident + ":addIncidentSamples", this::addSamples),
                Route.changing("POST", incident + ":removeIncidentSamples", this::removeSamples),
                Route.changing("POST", incident + ":deploy", this::deploy),
                Route.of("GET", incident + "/incidentsamples", this::samples),
                Route.of("GET", incident + "/incidentsamples/{" + SAMPLE + "}", this::sample),
                Route.of("POST", "text:detectIncidents", this::detect));
    }

    private Answer list(Call call) {
        return paging.page(call, "text/incidents", incidents::list, IncidentOperations::put);
    }

    private Answer save(Call call) {
        String name = call.name(NAME);
        Optional<String> definition = call.body().optionalText(DEFINITION, DEFINITION_MAX);
        String kept = definition.orElseGet(
                () -> incidents.find(name).map(RapidCategory::definition).orElse(""));
        boolean created = incidents.save(name, kept);
        return Answer.of(created ? 201 : 200, describe(name));
    }

    private Answer find(Call call) {
        return Answer.ok(describe(call.name(NAME)));
    }

    private Answer delete(Call call) {
        incidents.delete(call.name(NAME));
        return Answer.empty();
    }

    private Answer addSamples(Call call) {
        String name = call.name(NAME);
        List<Fields> members = call.body().objects(member(call.body(), "IncidentSamples"), SAMPLES_MAX);
        if (members.isEmpty()) {
            throw Problem.member("IncidentSamples", "missing or empty (expected: 1 to " + SAMPLES_MAX + " samples)");
        }
        List<String> texts = members.stream().map(IncidentOperations::text).toList();
        List<RapidSample> added = known(name, () -> incidents.addSamples(name, texts));
        ObjectNode answer = json.object();
        ArrayNode list = answer.putArray("incidentSamples");
        added.forEach(sample -> put(list.addObject(), sample));
        return Answer.ok(answer);
    }

    private static String text(Fields sample) {
        if (sample.has("image")) {
            throw Problem.notImplemented("This server has no image model: samples of an incident are texts.");
        }
        return sample.text("text", 4_000);
    }

    private Answer removeSamples(Call call) {
        String name = call.name(NAME);
        List<String> ids = call.body().texts(member(call.body(), "IncidentSampleIds"), SAMPLES_MAX);
        if (ids.isEmpty()) {
            throw Problem.member("IncidentSampleIds", "missing or empty (expected: 1 to " + SAMPLES_MAX + " ids)");
        }
        Optional<String> missing = known(name, () -> incidents.removeSamples(name, ids));
        if (missing.isPresent()) {
            throw unknownSample(missing.get());
        }
        return Answer.empty();
    }

    /** The service's documents write some members with a capital, unlike everything else; both are taken. */
    private static String member(Fields body, String capital) {
        return body.has(capital) ? capital : "i" + capital.substring(1);
    }

    private Answer deploy(Call call) {
        String name = call.name(NAME);
        known(name, () -> {
            incidents.deploy(name);
            return true;
        });
        return Answer.ok(describe(name));
    }

    private Answer samples(Call call) {
        String name = call.name(NAME);
        return known(
                name,
                () -> paging.page(
                        call,
                        "text/incidents/" + name + "/incidentsamples",
                        (top, skip) -> incidents.samples(name, top, skip),
                        IncidentOperations::put));
    }

    private Answer sample(Call call) {
        String name = call.name(NAME);
        describe(name);
        String id = call.name(SAMPLE);
        ObjectNode answer = json.object();
        put(answer, known(name, () -> incidents.sample(name, id)).orElseThrow(() -> unknownSample(SAMPLE)));
        return Answer.ok(answer);
    }

    private Answer detect(Call call) {
        Fields body = call.body();
        String text = body.text("text", Texts.max(call));
        List<String> names = body.texts("incidentNames", NAMES_MAX);
        if (names.isEmpty()) {
            throw Problem.member("incidentNames", "missing or empty (expected: names of incidents)");
        }
        for (String name : names) {
            if (incidents.find(name).isEmpty()) {
                throw Problem.notFound("incidentNames", "There is no incident of one of these names.");
            }
        }
        ObjectNode answer = json.object();
        ArrayNode matches = answer.putArray("incidentMatches");
        for (RapidMatch match : known("of one of these names", () -> incidents.detect(text, names))) {
            ObjectNode target = matches.addObject();
            target.put(NAME, match.category());
            target.put(SAMPLE, match.sampleId());
            target.put("score", FindingJson.rounded(match.score()));
        }
        return Answer.ok(answer);
    }

    private ObjectNode describe(String name) {
        ObjectNode target = json.object();
        put(target, incidents.find(name).orElseThrow(() -> unknown(name)));
        return target;
    }

    private static <T> T known(String name, Supplier<T> action) {
        try {
            return action.get();
        } catch (UnknownCategoryException e) {
            throw unknown(name);
        } catch (IllegalArgumentException e) {
            throw Problem.of(409, "Conflict", String.valueOf(e.getMessage()), NAME);
        }
    }

    private static Problem unknown(String name) {
        return Problem.notFound(NAME, "There is no incident " + name + ". Create it with PATCH.");
    }

    private static Problem unknownSample(String target) {
        return Problem.notFound(target, "The incident has no sample with that id.");
    }

    private static void put(ObjectNode target, RapidCategory incident) {
        target.put(NAME, incident.name());
        target.put(DEFINITION, incident.definition());
        target.put("status", incident.deployedAt().isPresent() ? "Deployed" : "NotDeployed");
        incident.deployedAt().ifPresent(at -> target.put("deployedTime", at.toString()));
    }

    private static void put(ObjectNode target, RapidSample sample) {
        target.put(SAMPLE, sample.id());
        target.put("text", sample.text());
    }
}
