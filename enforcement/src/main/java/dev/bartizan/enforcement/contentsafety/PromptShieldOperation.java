package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST text:shieldPrompt}: whether a prompt, and each of up to five documents, attacks the model. The thresholds are
 * those of the standard guard, so the answer is the one the gateway acts on.
 */
final class PromptShieldOperation implements Operation {
    private static final int DOCUMENTS_MAX = 5;

    private final Texts texts;
    private final Policies policies;
    private final Json json;

    PromptShieldOperation(Texts texts, Policies policies, Json json) {
        this.texts = texts;
        this.policies = policies;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields body = call.body();
        Optional<String> prompt = body.optionalText("userPrompt", Texts.max(call));
        List<String> documents = body.texts("documents", DOCUMENTS_MAX);
        if (prompt.isEmpty() && documents.isEmpty()) {
            throw Problem.member("userPrompt", "missing, and so are documents (expected: at least one of them)");
        }
        long inAll = documents.stream()
                .mapToLong(document -> document.codePointCount(0, document.length()))
                .sum();
        Fields.checkLength("documents", inAll, Texts.max(call));

        ObjectNode answer = json.object();
        // Without a prompt there is no attack in it; clients read the member without asking whether it is there.
        analyse(answer.putObject("userPromptAnalysis"), prompt.orElse(""), TextKind.PROMPT, Scores.PROMPT_ATTACK);
        ArrayNode documentsAnalysis = answer.putArray("documentsAnalysis");
        for (String document : documents) {
            analyse(documentsAnalysis.addObject(), document, TextKind.DOCUMENT, Scores.DOCUMENT_ATTACK);
        }
        return Answer.ok(answer);
    }

    private void analyse(ObjectNode target, String text, TextKind kind, String scoreName) {
        double threshold = policies.attackThreshold(kind);
        Inspection inspection = texts.inspect(text, kind);
        double score = inspection.scores().score(scoreName).orElse(0);
        boolean unfinished =
                !inspection.complete() && !policies.standard().policy().failOpen();
        boolean attack = score >= threshold;
        target.put("attackDetected", attack || unfinished);
        target.put("score", FindingJson.rounded(score));
        List<Finding> attacks = inspection.findings().stream()
                .filter(finding -> FindingType.isAttack(finding.type()) && finding.score() >= threshold)
                .toList();
        if (attack) {
            target.put("subtype", subtype(attacks).wireName());
        }
        FindingJson.put(target, attacks, new Offsets(text));
        if (attack && attacks.isEmpty()) {
            target.put(
                    "explanation",
                    String.format(
                            Locale.ROOT,
                            "The text as a whole scores %.2f, and the standard guard takes it for an attack from %.2f.",
                            score,
                            threshold));
        }
        if (unfinished) {
            target.put("complete", false);
            if (!attack) {
                target.put(
                        "explanation",
                        "Inspection could not finish within its bounds and the standard guard fails closed.");
            }
        }
    }

    /** Of the strongest finding that tells one; a rule knows more about it than the model. */
    private static Subtype subtype(List<Finding> attacks) {
        List<Finding> telling = attacks.stream()
                .filter(finding -> Subtype.of(finding) != Subtype.UNSPECIFIED)
                .toList();
        return FindingJson.strongest(telling).map(Subtype::of).orElse(Subtype.UNSPECIFIED);
    }
}
