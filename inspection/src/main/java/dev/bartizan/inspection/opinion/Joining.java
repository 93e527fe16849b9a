package dev.bartizan.inspection.opinion;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The opinions on one text, joined by the rule that {@link SecondOpinions} states. Not thread-safe. */
final class Joining {
    /** A finding of the bundled model that other models did not confirm; no guard acts on it. */
    static final String OVERRULED = "overruled";

    private static final double THRESHOLD = 0.5;
    /** Detectors that are models, not rules. */
    private static final Set<String> MODELS = Set.of("attack_classifier", FindingType.HARM_DETECTOR);

    private final Inspection own;
    private final Map<String, Pool> pools = new TreeMap<>();

    private record Said(SecondOpinion.Identity who, Opinion.Vote vote) {}

    /** What was said about one name. */
    private static final class Pool {
        private final List<Said> said = new ArrayList<>();
        private final OptionalDouble own;

        Pool(OptionalDouble own) {
            this.own = own;
        }

        double joined() {
            double sum = own.isPresent() ? LogOdds.of(own.getAsDouble()) : 0;
            double weights = own.isPresent() ? 1 : 0;
            for (Said one : said) {
                sum += one.who().weight() * LogOdds.of(one.vote().score());
                weights += one.who().weight();
            }
            return LogOdds.probability(sum / weights);
        }
    }

    Joining(Inspection own) {
        this.own = own;
    }

    void add(SecondOpinion.Identity who, Map<String, Opinion.Vote> votes) {
        votes.forEach((name, vote) -> pools.computeIfAbsent(
                        name, n -> new Pool(own.scores().score(n)))
                .said
                .add(new Said(who, vote)));
    }

    /** The engine's scores with those replaced that somebody voted on. */
    Scores scores() {
        if (pools.isEmpty()) {
            return own.scores();
        }
        Map<String, Double> scores = new TreeMap<>(own.scores().values());
        pools.forEach((name, pool) -> scores.put(name, Math.max(pool.joined(), ruled(name))));
        return new Scores(scores);
    }

    Inspection inspection(long extraMicros) {
        long micros = own.micros() + Math.max(0, extraMicros);
        if (pools.isEmpty()) {
            return new Inspection(own.findings(), own.scores(), own.views(), own.complete(), micros);
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : own.findings()) {
            Pool pool = pools.get(finding.type());
            findings.add(pool == null || !isModel(finding) ? finding : rescored(finding, pool));
        }
        pools.forEach((name, pool) -> raise(name, pool, findings));
        findings.sort(Comparator.comparing(Finding::span).thenComparing(Finding::type));
        return new Inspection(findings, scores(), own.views(), own.complete(), micros);
    }

    /** The highest score a rule gave. Attacks of every type count for an attack score, as they do in the engine. */
    private double ruled(String name) {
        double highest = 0;
        for (Finding finding : own.findings()) {
            boolean counts = FindingType.isAttack(name)
                    ? FindingType.isAttack(finding.type())
                    : finding.type().equals(name);
            if (counts && !isModel(finding)) {
                highest = Math.max(highest, finding.score());
            }
        }
        return highest;
    }

    private static boolean isModel(Finding finding) {
        return MODELS.contains(finding.detector());
    }

    private static Finding rescored(Finding finding, Pool pool) {
        double joined = Math.min(finding.score(), pool.joined());
        if (joined >= finding.score()) {
            return finding;
        }
        boolean overruled = joined < THRESHOLD;
        String explanation = overruled
                ? "The bundled model scores %s for %s; other models do not confirm it (%s, together %s)."
                        .formatted(shown(finding.score()), finding.type(), listed(pool), shown(joined))
                : "%s Joined with other models: own score %s, %s, together %s."
                        .formatted(finding.explanation(), shown(finding.score()), listed(pool), shown(joined));
        return new Finding(
                finding.detector(),
                overruled ? OVERRULED : finding.type(),
                joined,
                Confidence.LOW,
                finding.span(),
                finding.view(),
                explanation,
                finding.rule());
    }

    /** One finding per model that says yes, when together the answer is yes. */
    private static void raise(String name, Pool pool, List<Finding> findings) {
        double joined = pool.joined();
        if (joined < THRESHOLD) {
            return;
        }
        for (Said one : pool.said) {
            if (one.vote().score() >= THRESHOLD) {
                String ownPart = pool.own.isPresent() ? "own score " + shown(pool.own.getAsDouble()) + ", " : "";
                String explanation = "Another model sees %s in this text: %s%s, together %s."
                        .formatted(name.replace('_', ' '), ownPart, listed(pool), shown(joined));
                findings.add(new Finding(
                        one.who().detector(),
                        name,
                        joined,
                        joined >= 0.9 ? Confidence.HIGH : joined >= 0.7 ? Confidence.MEDIUM : Confidence.LOW,
                        one.vote().span(),
                        "original",
                        explanation,
                        one.who().rule()));
            }
        }
    }

    private static String listed(Pool pool) {
        return String.join(
                ", ",
                pool.said.stream()
                        .map(one -> one.who().name() + " " + shown(one.vote().score()))
                        .toList());
    }

    private static String shown(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }
}
