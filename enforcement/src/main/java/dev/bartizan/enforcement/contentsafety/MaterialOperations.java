package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.material.Citation;
import dev.bartizan.inspection.material.MaterialReport;
import dev.bartizan.inspection.material.ProtectedMaterial;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Protected material: whether a text or a piece of code repeats one of the corpora that were added. */
final class MaterialOperations {
    private final ProtectedMaterial material;
    private final Json json;

    MaterialOperations(ProtectedMaterial material, Json json) {
        this.material = material;
        this.json = json;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "text:detectProtectedMaterial", this::text),
                Route.of("POST", "text:detectProtectedMaterialForCode", this::code));
    }

    private Answer text(Call call) {
        String text = call.body().text("text", Texts.max(call));
        MaterialReport report = material.check(text, ProtectedMaterial.Kind.TEXT);
        ObjectNode answer = json.object();
        ObjectNode analysis = analysis(answer, report, text);
        ArrayNode citations = analysis.putArray("citations");
        Offsets offsets = new Offsets(text);
        for (Citation citation : report.citations()) {
            ObjectNode cited = citations.addObject();
            cited.put("corpus", citation.corpus());
            cited.put("license", citation.license());
            cited.put("sourceUrl", citation.url());
            cited.put("score", FindingJson.rounded(citation.score()));
            offsets.put(cited, citation.span());
        }
        return Answer.ok(answer);
    }

    private Answer code(Call call) {
        String code = call.body().text("code", Texts.max(call));
        MaterialReport report = material.check(code, ProtectedMaterial.Kind.CODE);
        ObjectNode answer = json.object();
        ObjectNode analysis = analysis(answer, report, code);
        Map<String, Set<String>> byLicense = new LinkedHashMap<>();
        for (Citation citation : report.citations()) {
            byLicense
                    .computeIfAbsent(citation.license(), license -> new LinkedHashSet<>())
                    .add(citation.url());
        }
        ArrayNode citations = analysis.putArray("codeCitations");
        byLicense.forEach((license, urls) -> {
            ObjectNode cited = citations.addObject();
            cited.put("license", license);
            ArrayNode sources = cited.putArray("sourceUrls");
            urls.forEach(sources::add);
        });
        return Answer.ok(answer);
    }

    private ObjectNode analysis(ObjectNode answer, MaterialReport report, String text) {
        ObjectNode analysis = answer.putObject("protectedMaterialAnalysis");
        analysis.put("detected", report.detected());
        analysis.put("score", FindingJson.rounded(report.score()));
        analysis.put("corpora", material.corpora().size());
        FindingJson.spans(analysis, report.spans(), new Offsets(text));
        return analysis;
    }
}
