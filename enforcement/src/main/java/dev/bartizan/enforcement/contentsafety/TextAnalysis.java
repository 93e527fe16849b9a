package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST text:analyze}: severities of the harm categories, and blocklists. */
final class TextAnalysis implements Operation {
    private final Texts texts;
    private final BlocklistHits blocklists;
    private final Json json;

    TextAnalysis(Texts texts, BlocklistHits blocklists, Json json) {
        this.texts = texts;
        this.blocklists = blocklists;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields body = call.body();
        String text = body.text("text", Texts.max(call));
        List<String> categories = body.choices("categories", Harm.WIRE_NAMES);
        OutputType output = OutputType.of(body, OutputType.FOUR, OutputType.EIGHT);
        boolean halt = body.flag("haltOnBlocklistHit");
        List<BlocklistHits.Hit> hits = blocklists.in(text, body);

        Offsets offsets = new Offsets(text);
        ObjectNode answer = json.object();
        BlocklistHits.put(answer.putArray("blocklistsMatch"), hits, offsets);
        ArrayNode analysis = answer.putArray("categoriesAnalysis");
        if (!halt || hits.isEmpty()) {
            Inspection inspection = texts.inspect(text, TextKind.PROMPT);
            for (String category : categories) {
                put(analysis.addObject(), Harm.of(category), output, inspection, offsets);
            }
        }
        return Answer.ok(answer);
    }

    /** A category that no model scored has no severity: the schema allows that, and 0 would be an invented verdict. */
    private static void put(ObjectNode target, Harm harm, OutputType output, Inspection inspection, Offsets offsets) {
        target.put("category", harm.wireName());
        OptionalInt severity = inspection.scores().severity(harm.score());
        if (severity.isEmpty()) {
            target.put("explanation", "No model for this category is loaded, so there is no severity.");
            return;
        }
        target.put("severity", output.tell(severity.getAsInt()));
        target.put(
                "score",
                FindingJson.rounded(inspection.scores().score(harm.score()).orElse(0)));
        List<Finding> findings = inspection.findings().stream()
                .filter(finding -> finding.type().equals(harm.score()))
                .toList();
        FindingJson.put(target, findings, offsets);
    }
}
