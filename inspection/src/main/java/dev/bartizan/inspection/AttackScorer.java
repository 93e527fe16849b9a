package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Asks the classifier about the views of a text, and turns a high score into a finding with a span. Attacks are looked for in
 * prompts and documents, harmful content in every kind of text but the deployer's own.
 */
final class AttackScorer {
    static final String NAME = "attack_classifier";
    static final double THRESHOLD = 0.5;

    private static final int SHORT_TEXT = 240;
    private static final int DOCUMENT_FINDINGS_MAX = 16;
    /** Longer texts are read window by window besides as a whole. */
    private static final int WINDOW = 1_800;

    private static final int WINDOW_STEP = 1_600;

    private final AttackClassifier classifier;

    AttackScorer(AttackClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * The highest scores over the views.
     *
     * @param scores by name of {@link Scores}; names nobody scored are absent
     * @param findings what is at or above the operating point
     */
    record Result(Map<String, Double> scores, List<Finding> findings) {}

    Result score(List<View> views, TextKind kind) {
        Map<String, Double> scores = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        if (classifier == AttackClassifier.none() || kind == TextKind.SYSTEM) {
            return new Result(scores, findings);
        }
        if (kind == TextKind.DOCUMENT) {
            document(views, scores, findings);
        }
        whole(views, kind, scores, findings);
        return new Result(scores, findings);
    }

    /** The best of all views and windows, per score. */
    private void whole(List<View> views, TextKind kind, Map<String, Double> scores, List<Finding> findings) {
        Best attack = new Best(views.getFirst());
        List<Best> content = new ArrayList<>();
        TextScores.CONTENT.forEach(name -> content.add(new Best(views.getFirst())));
        boolean judged = false;
        for (View view : views) {
            if (kind != TextKind.PROMPT && !view.faithful()) {
                continue;
            }
            int length = view.length();
            for (int start = 0; start == 0 || start < length - WINDOW + WINDOW_STEP; start += WINDOW_STEP) {
                if (start == 0 && length > WINDOW) {
                    judged |= take(view, new Span(0, length), attack, content);
                }
                judged |= take(view, new Span(start, Math.min(length, start + WINDOW)), attack, content);
            }
        }
        Map<Window, List<AttackClassifier.PartScores>> cut = new HashMap<>();
        if (kind == TextKind.PROMPT) {
            scores.put(Scores.PROMPT_ATTACK, attack.score);
            if (attack.score >= THRESHOLD) {
                String explanation = "The wording is that of attacks on a model (score %s)%s."
                        .formatted(percent(attack.score), hidden(attack.view));
                Span span = worst(attack, cut, TextScores::promptAttack);
                findings.add(finding(
                        attack.view, span, attack.score, FindingType.PROMPT_ATTACK, NAME, explanation, "prompt"));
            }
        }
        for (int i = 0; judged && i < content.size(); i++) {
            String name = TextScores.CONTENT.get(i);
            boolean harmful = name.equals(Scores.HARMFUL_REQUEST);
            if (!harmful || kind == TextKind.PROMPT) {
                scores.put(name, content.get(i).score);
                content(content.get(i), i, name, cut, findings);
            }
        }
    }

    private boolean take(View view, Span window, Best attack, List<Best> content) {
        TextScores scores = classifier.textScores(view.text().substring(window.start(), window.end()));
        attack.take(clamp(scores.promptAttack()), view, window);
        if (view.faithful()) {
            for (int i = 0; i < scores.content().size(); i++) {
                content.get(i).take(clamp(scores.content().get(i)), view, window);
            }
        }
        return !scores.content().isEmpty();
    }

    private void content(
            Best best,
            int index,
            String name,
            Map<Window, List<AttackClassifier.PartScores>> cut,
            List<Finding> findings) {
        if (best.score < THRESHOLD) {
            return;
        }
        Span span = worst(best, cut, scores -> scores.content().get(index));
        String explanation = name.equals(Scores.HARMFUL_REQUEST)
                ? "Asks for help with doing harm (score %s)%s.".formatted(percent(best.score), hidden(best.view))
                : "%s, severity %d of 7%s."
                        .formatted(
                                title(name),
                                new Scores(Map.of(name, best.score))
                                        .severity(name)
                                        .orElse(0),
                                hidden(best.view));
        findings.add(finding(best.view, span, best.score, name, FindingType.HARM_DETECTOR, explanation, "harm"));
    }

    private static String title(String category) {
        return switch (category) {
            case Scores.HATE -> "Hate or unfairness";
            case Scores.SEXUAL -> "Sexual content";
            case Scores.VIOLENCE -> "Violence";
            default -> "Self-harm";
        };
    }

    private void document(List<View> views, Map<String, Double> scores, List<Finding> findings) {
        double best = 0;
        for (View view : views) {
            for (AttackClassifier.SentenceScore sentence : classifier.documentScores(view.text())) {
                double score = clamp(sentence.score());
                best = Math.max(best, score);
                if (score >= THRESHOLD && findings.size() < DOCUMENT_FINDINGS_MAX) {
                    String explanation =
                            "A sentence of this document reads like a request to the assistant (score %s)%s."
                                    .formatted(percent(score), hidden(view));
                    findings.add(finding(
                            view, sentence.span(), score, FindingType.DOCUMENT_ATTACK, NAME, explanation, "document"));
                }
            }
        }
        scores.put(Scores.DOCUMENT_ATTACK, best);
    }

    /** A window of a view. */
    private record Window(View view, Span span) {}

    /** The part that scores highest by itself; the whole window when it is short or no part stands out. */
    private Span worst(
            Best best, Map<Window, List<AttackClassifier.PartScores>> cut, ToDoubleFunction<TextScores> score) {
        Span whole = trimmed(best.view.text(), best.window.start(), best.window.end());
        if (whole.length() <= SHORT_TEXT) {
            return whole;
        }
        Span worst = whole;
        double highest = THRESHOLD;
        // All scores of a part come at once, and several findings may ask about the same window.
        for (AttackClassifier.PartScores part : cut.computeIfAbsent(new Window(best.view, whole), this::parts)) {
            double own = clamp(score.applyAsDouble(part.scores()));
            if (own > highest) {
                highest = own;
                worst = new Span(
                        whole.start() + part.span().start(),
                        whole.start() + part.span().end());
            }
        }
        return worst;
    }

    private List<AttackClassifier.PartScores> parts(Window window) {
        return classifier.partScores(window.view()
                .text()
                .substring(window.span().start(), window.span().end()));
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

    private Finding finding(
            View view, Span inView, double score, String type, String detector, String explanation, String head) {
        int end = Math.min(inView.end(), view.length());
        return new Finding(
                detector,
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

    /** The highest of one score and where it was. */
    private static final class Best {
        private double score;
        private View view;
        private Span window = new Span(0, 0);

        Best(View first) {
            view = first;
        }

        void take(double other, View where, Span in) {
            if (other > score || window.length() == 0) {
                score = Math.max(score, other);
                view = where;
                window = in;
            }
        }
    }
}
