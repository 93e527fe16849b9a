package dev.bartizan.enforcement.contentsafety;

import java.util.ArrayList;
import java.util.List;

/** The table of the API: which path does what. Every operation is offered under every {@code api-version}. */
final class Operations {
    private static final String NO_IMAGES = "This server has no image model, so it compares no images. Remedy: use the"
            + " operation of the same name under /text.";

    private Operations() {}

    static List<Route> of(ContentSafetyParts parts, Json json) {
        Texts texts = new Texts(parts.inspector());
        BlocklistHits hits = new BlocklistHits(parts.blocklists());
        Moderator moderator = new Moderator(texts, parts.policies(), hits);
        SampleReader samples = new SampleReader(parts.blobs(), json);

        List<Route> routes = new ArrayList<>();
        routes.add(Route.of("POST", "text:analyze", new TextAnalysis(texts, hits, json)));
        routes.add(Route.of("POST", "image:analyze", new ImageAnalysis(parts.images(), parts.blobs(), json)));
        routes.addAll(new BlocklistOperations(parts.blocklists(), json).routes());
        routes.add(Route.of("POST", "text:shieldPrompt", new PromptShieldOperation(texts, parts.policies(), json)));
        routes.addAll(new MaterialOperations(parts.material(), json).routes());
        routes.add(Route.of(
                "POST",
                "text:detectGroundedness",
                new GroundednessOperation(parts.groundedness(), parts.groundednessJudged(), json)));
        routes.addAll(new CategoryOperations(parts.categories(), samples, json).routes());
        routes.addAll(new IncidentOperations(parts.incidents(), json).routes());
        routes.add(Route.of("POST", "agent:analyzeTaskAdherence", new AdherenceOperation(json)));
        routes.add(Route.of("POST", "agent:evaluate", new HookEvaluation(moderator, json))
                .withBodyBytesMax(HookEvaluation.BODY_BYTES_MAX));
        routes.add(Route.of("POST", "content:unifiedModerate", new UnifiedModeration(moderator, json)));
        routes.addAll(notOffered());
        return List.copyOf(routes);
    }

    /** What the service has and this server has not, said as such instead of "not found". */
    private static List<Route> notOffered() {
        String provenance =
                "This server reads no content credentials or watermarks. Remedy: verify C2PA manifests with a"
                        + " C2PA tool before the media comes here.";
        String incident = "image/incidents/{incidentName}";
        return List.of(
                refusing(
                        "POST",
                        "imageWithText:analyze",
                        "This server has no image model and no OCR. Remedy: send the text to text:analyze."),
                refusing("POST", "provenance:detect", provenance),
                refusing("GET", "provenance/operations/{operationId}", provenance),
                refusing("POST", "image:detectIncidents", NO_IMAGES),
                refusing("GET", "image/incidents", NO_IMAGES),
                refusing("PATCH", incident, NO_IMAGES),
                refusing("GET", incident, NO_IMAGES),
                refusing("DELETE", incident, NO_IMAGES),
                refusing("POST", incident + ":addIncidentSamples", NO_IMAGES),
                refusing("POST", incident + ":removeIncidentSamples", NO_IMAGES),
                refusing("POST", incident + ":deploy", NO_IMAGES),
                refusing("GET", incident + "/incidentsamples", NO_IMAGES),
                refusing("GET", incident + "/incidentsamples/{incidentSampleId}", NO_IMAGES));
    }

    private static Route refusing(String method, String template, String why) {
        return Route.of(method, template, call -> {
            throw Problem.notImplemented(why);
        });
    }
}
