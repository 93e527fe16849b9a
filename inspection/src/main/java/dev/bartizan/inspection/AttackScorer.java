package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks the classifier about every view of a prompt or document, and turns a high score into a finding with a span. */
final class AttackScorer {
    static final String NAME = "attack_classifier";
    static final double THRESHOLD = 0.5;

    private static final int SHORT_TEXT = 240;
    private static final int SENTENCES_MAX = 40;
    private static final int SENTENCE_MIN = 12;
    private static final int DOCUMENT_FINDINGS_MAX = 16;

    private final AttackClassifier classifier;

    AttackScorer(AttackClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * The highest score over the views.
     *
     * @param score 0..1
     * @param findings one per prompt, up to 16 sentences per document
     */
    record Result(double score, List<Finding> findings) {}

    Result score(List<View> views, TextKind kind) {
        if (classifier == AttackClassifier.none()) {
            return new Result(0, List.of());
        }
        return switch (kind) {
            case PROMPT -> prompt(views);
            case DOCUMENT -> document(views);
            case SYSTEM, COMPLETION -> new Result(0, List.of());
        };
    }

    private Result prompt(List<View> views) {
        double best = 0;
        View bestView = views.getFirst();
        for (View view : views) {
            double score = clamp(classifier.promptScore(view.lower()));
            if (score > best) {
                best = score;
                bestView = view;
            }
        }
        if (best < THRESHOLD) {
            return new Result(best, List.of());
        }
        Span inView = worstSentence(bestView.lower());
        String explanation =
                "The wording is that of attacks on a model (score %s)%s.".formatted(percent(best), hidden(bestView));
        return new Result(
                best, List.of(finding(bestView, inView, best, FindingType.PROMPT_ATTACK, explanation, "prompt")));
    }

    private Result document(List<View> views) {
        double best = 0;
        List<Finding> findings = new ArrayList<>();
        for (View view : views) {
            for (AttackClassifier.SentenceScore sentence : classifier.documentScores(view.text())) {
                double score = clamp(sentence.score());
                best = Math.max(best, score);
                if (score >= THRESHOLD && findings.size() < DOCUMENT_FINDINGS_MAX) {
                    String explanation =
                            "A sentence of this document reads like a request to the assistant (score %s)%s."
                                    .formatted(percent(score), hidden(view));
                    findings.add(finding(
                            view, sentence.span(), score, FindingType.DOCUMENT_ATTACK, explanation, "document"));
                }
            }
        }
        return new Result(best, findings);
    }

    /** The sentence that scores highest by itself; the whole text when it is short or no sentence stands out. */
    private Span worstSentence(String lower) {
        Span whole = trimmed(lower, 0, lower.length());
        if (whole.length() <= SHORT_TEXT) {
            return whole;
        }
        Span worst = whole;
        double best = THRESHOLD;
        int start = whole.start();
        for (int n = 0; n < SENTENCES_MAX && start < whole.end(); n++) {
            int end = sentenceEnd(lower, start, whole.end());
            Span sentence = trimmed(lower, start, end);
            if (sentence.length() >= SENTENCE_MIN) {
                double score = clamp(classifier.promptScore(lower.substring(sentence.start(), sentence.end())));
                if (score > best) {
                    best = score;
                    worst = sentence;
                }
            }
            start = end;
        }
        return worst;
    }

    private static int sentenceEnd(String text, int start, int limit) {
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            boolean stop = c == '.' || c == '!' || c == '?';
            boolean wide = c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\n';
            if (wide || (stop && (i + 1 == limit || text.charAt(i + 1) <= ' '))) {
                return i + 1;
            }
        }
        return limit;
    }

    private static Span trimmed(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return new Span(from, to);
    }

    private Finding finding(View view, Span inView, double score, String type, String explanation, String head) {
        int end = Math.min(inView.end(), view.length());
        return new Finding(
                NAME,
                type,
                score,
                score >= 0.9 ? Confidence.HIGH : score >= 0.7 ? Confidence.MEDIUM : Confidence.LOW,
                view.original(Math.min(inView.start(), end), end),
                view.name(),
                explanation,
                head + "/" + classifier.version());
    }

    private static String hidden(View view) {
        return view.isRoot() ? "" : ", hidden as " + view.name();
    }

    private static String percent(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    private static double clamp(double score) {
        return score >= 0 ? Math.min(1, score) : 0;
    }
}
