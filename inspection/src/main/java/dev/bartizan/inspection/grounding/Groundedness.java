package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.grounding.GroundednessResult.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The groundedness check. Without a judge it is pure and deterministic, linear in text and sources, a few milliseconds for
 * a page. Bounds: {@link #TEXT_MAX} and {@link #SOURCES_MAX} UTF-16 units; what lies beyond is not read and the result says
 * that it is incomplete. Thread-safe.
 */
public final class Groundedness {
    /** Detector name of the findings. */
    public static final String DETECTOR = "groundedness";

    /** Finding type, and name of the score. */
    public static final String UNGROUNDED = "ungrounded";

    /** UTF-16 units of the text that are checked. */
    public static final int TEXT_MAX = 1_000_000;

    /** UTF-16 units of all sources together that are read. */
    public static final int SOURCES_MAX = 1_000_000;

    private final GroundingModel model;
    private final Optional<GroundingJudge> judge;

    private Groundedness(GroundingModel model, Optional<GroundingJudge> judge) {
        this.model = model;
        this.judge = judge;
    }

    /** The check with the alignment model that ships with the product. */
    public static Groundedness standard() {
        return of(GroundingModel.bundled());
    }

    /** The check with this alignment model. */
    public static Groundedness of(GroundingModel model) {
        return new Groundedness(model, Optional.empty());
    }

    /** This check with a judge, whose decision replaces that of the alignment model where it gives one. */
    public Groundedness withJudge(GroundingJudge second) {
        return new Groundedness(model, Optional.of(second));
    }

    /** Version of the alignment model. */
    public String version() {
        return model.version();
    }

    /** Checks a text; asks the judge, if there is one, without asking for a correction. */
    public GroundednessResult check(GroundednessRequest request) {
        return check(request, false);
    }

    /**
     * Checks a text.
     *
     * @param correction whether to ask the judge for a corrected text
     */
    public GroundednessResult check(GroundednessRequest request, boolean correction) {
        String text = head(request.text(), TEXT_MAX);
        List<String> sources = bounded(request.sources());
        Aligner aligner = Aligner.of(text, sources, head(request.query().orElse(""), TEXT_MAX));
        List<ScoredClaim> claims = score(aligner);
        Optional<GroundingJudge.Answer> answer = claims.isEmpty()
                ? Optional.empty()
                : judge.map(asked -> ask(asked, claims, text, sources, request.query(), correction));
        boolean complete =
                aligner.whole() && text.length() == request.text().length() && size(sources) == size(request.sources());
        return switch (answer.orElse(null)) {
            case null -> result(text, claims, new Decision.ByAlignment(), Optional.empty(), complete);
            case GroundingJudge.Unavailable unavailable ->
                result(text, claims, new Decision.JudgeUnavailable(unavailable.problem()), Optional.empty(), complete);
            case GroundingJudge.Judged judged ->
                result(
                        text,
                        judged(claims, judged),
                        new Decision.ByJudge(),
                        correction ? judged.correctedText() : Optional.empty(),
                        complete);
        };
    }

    /** A claim, its score and what speaks against it. */
    private record ScoredClaim(Span span, String text, double score, String reason) {}

    private List<ScoredClaim> score(Aligner aligner) {
        List<Span> spans = aligner.claims();
        List<Integer> checkable = new ArrayList<>();
        List<float[]> signals = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < spans.size(); i++) {
            if (aligner.isCheckable(i)) {
                float[] taken = aligner.signals(i);
                checkable.add(i);
                signals.add(taken);
                sum += model.claimOdds(taken);
            }
        }
        List<ScoredClaim> claims = new ArrayList<>();
        for (int n = 0; n < checkable.size(); n++) {
            Claim claim = aligner.claim(checkable.get(n));
            double odds = model.oddsInText(model.claimOdds(signals.get(n)), sum / checkable.size());
            String shown = claim.terms.words.text.substring(claim.span.start(), claim.span.end());
            String reason = odds >= 0 ? Reason.of(claim, signals.get(n)) : "";
            claims.add(new ScoredClaim(claim.span, shown, 1 / (1 + Math.exp(-odds)), reason));
        }
        return claims;
    }

    private static GroundingJudge.Answer ask(
            GroundingJudge judge,
            List<ScoredClaim> claims,
            String text,
            List<String> sources,
            Optional<String> query,
            boolean correction) {
        List<String> texts = claims.stream().map(ScoredClaim::text).toList();
        try {
            return judge.judge(new GroundingJudge.Question(texts, text, sources, query, correction));
        } catch (RuntimeException broken) {
            // The judge breaks its contract; the check still owes an answer.
            return new GroundingJudge.Unavailable(
                    "failed with " + broken.getClass().getSimpleName());
        }
    }

    /** Scores as the judge decided: the alignment model only orders claims on the same side. */
    private static List<ScoredClaim> judged(List<ScoredClaim> claims, GroundingJudge.Judged judged) {
        List<ScoredClaim> decided = new ArrayList<>(claims);
        for (GroundingJudge.ClaimJudgement judgement : judged.claims()) {
            int at = judgement.number() - 1;
            if (at < 0 || at >= claims.size()) {
                continue;
            }
            ScoredClaim claim = claims.get(at);
            String said = Line.of(judgement.reason());
            String own = claim.reason().isEmpty() ? "The judge finds no support in the sources." : claim.reason();
            decided.set(
                    at,
                    new ScoredClaim(
                            claim.span(),
                            claim.text(),
                            judgement.supported() ? claim.score() / 4 : 0.75 + claim.score() / 4,
                            judgement.supported() ? "" : said.isEmpty() ? own : said));
        }
        return decided;
    }

    private GroundednessResult result(
            String text, List<ScoredClaim> claims, Decision decision, Optional<String> correction, boolean complete) {
        double score = 0;
        int units = 0;
        TextOffset at = TextOffset.ZERO;
        List<UngroundedSpan> details = new ArrayList<>();
        for (ScoredClaim claim : claims) {
            score = Math.max(score, claim.score());
            if (claim.score() >= 0.5) {
                TextOffset start = at.advance(text, claim.span().start());
                TextOffset end = start.advance(text, claim.span().end());
                details.add(new UngroundedSpan(start, end.minus(start), claim.text(), claim.score(), claim.reason()));
                units += claim.span().length();
                at = end;
            }
        }
        double share = text.isEmpty() ? 0 : (double) units / text.length();
        return new GroundednessResult(
                score, !details.isEmpty(), share, details, correction, decision, complete, model.version());
    }

    private static List<String> bounded(List<String> sources) {
        List<String> read = new ArrayList<>();
        int left = SOURCES_MAX;
        for (String source : sources) {
            read.add(head(source, left));
            left -= read.getLast().length();
        }
        return read;
    }

    private static long size(List<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }

    /** The beginning of a text, not cut inside a surrogate pair. */
    private static String head(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean inPair = max > 0
                && Character.isHighSurrogate(text.charAt(max - 1))
                && Character.isLowSurrogate(text.charAt(max));
        return text.substring(0, inPair ? max - 1 : max);
    }
}
