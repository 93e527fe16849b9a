package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;

/** Deterministic attack rules over user prompts and documents: {@link PhraseRule}s found by their start literals. */
final class PromptShield implements Detector {
    static final String NAME = "prompt_shield";

    /** Score of a phrase that is only mentioned, as a part of the score it would have if it were said. */
    private static final double MENTION_FACTOR = 0.35;

    private final List<PhraseRule> rules;
    private final PhraseStarts starts;

    PromptShield(List<PhraseRule> rules) {
        this.rules = List.copyOf(rules);
        starts = new PhraseStarts(this.rules);
    }

    static PromptShield standard() {
        List<PhraseRule> rules = new ArrayList<>();
        rules.addAll(OverrideRules.rules());
        rules.addAll(RoleRules.rules());
        rules.addAll(LeakRules.rules());
        rules.addAll(LanguageRules.rules());
        return new PromptShield(rules);
    }

    List<PhraseRule> rules() {
        return rules;
    }

    @Override
    public boolean reads(View view, TextKind kind) {
        return kind == TextKind.PROMPT || kind == TextKind.DOCUMENT;
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String lower = view.lower();
        starts.visit(lower, (rule, start) -> {
            int matchEnd = rule.match(lower, start);
            if (matchEnd >= 0) {
                report(rule, view, start, matchEnd, kind, sink);
            }
        });
    }

    private static void report(PhraseRule rule, View view, int start, int end, TextKind kind, FindingSink sink) {
        boolean document = kind == TextKind.DOCUMENT;
        double score = document ? rule.documentScore() : rule.promptScore();
        if (rule.quotable() && Mention.isMention(view.lower(), start, end)) {
            score *= MENTION_FACTOR;
        }
        if (score == 0) {
            return;
        }
        boolean probe = rule.type().equals(FindingType.SYSTEM_PROMPT_PROBE);
        String type = document && !probe ? FindingType.DOCUMENT_ATTACK : rule.type();
        String where = view.isRoot() ? "" : ", hidden as " + view.name();
        Confidence confidence = score >= 0.8 ? Confidence.HIGH : score >= 0.5 ? Confidence.MEDIUM : Confidence.LOW;
        sink.add(
                view,
                start,
                end,
                new FindingSink.Match(NAME, type, score, confidence, rule.title() + where + ".", rule.reference()));
    }
}
