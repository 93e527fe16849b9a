package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import dev.bartizan.policy.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges texts by a guard, for the two operations that decide rather than report. Fails closed: a text that could not be
 * inspected is denied. Thread-safe.
 */
final class Moderator {
    private static final Logger LOG = LoggerFactory.getLogger(Moderator.class);

    private final Texts texts;
    private final Policies policies;
    private final BlocklistHits blocklists;

    Moderator(Texts texts, Policies policies, BlocklistHits blocklists) {
        this.texts = texts;
        this.policies = policies;
        this.blocklists = blocklists;
    }

    /** A piece of a request that is to be judged. */
    record Piece(String path, String text, TextKind kind) {}

    /** The guard a request names, or the standard one. */
    Guard guard(Optional<String> policyId) {
        return policyId.map(id -> policies.named(id)
                        .orElseThrow(() -> Problem.notFound(
                                "policyId",
                                "There is no policy of that name (expected: a guard of the configuration).")))
                .orElseGet(policies::standard);
    }

    List<Judged> judge(List<Piece> pieces, Guard guard, Fields body) {
        List<Judged> judged = new ArrayList<>();
        for (Piece piece : pieces) {
            judged.add(judge(piece, guard, body));
        }
        return judged;
    }

    private Judged judge(Piece piece, Guard guard, Fields body) {
        try {
            Inspection inspection = texts.inspect(piece.text(), piece.kind());
            Verdict verdict = guard.decide(inspection, piece.kind());
            List<BlocklistHits.Hit> hits = blocklists.in(piece.text(), body);
            return new Judged(piece.path(), piece.text(), piece.kind(), inspection, verdict, hits);
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Inspection failed: {}", e.getClass().getName());
            Verdict denied = new Verdict(
                    Action.BLOCK, List.of("Inspection failed, and this operation fails closed."), List.of());
            return new Judged(piece.path(), piece.text(), piece.kind(), Inspection.empty(), denied, List.of());
        }
    }

    static Decision strictest(List<Judged> judged) {
        return judged.stream().map(Judged::decision).reduce(Decision.ALLOW, Decision::strictest);
    }

    /** One line that says why; never a text of the request. */
    static String reason(List<Judged> judged) {
        Decision decision = strictest(judged);
        if (decision == Decision.ALLOW) {
            return "Nothing was found that the policy stops.";
        }
        Judged decisive = judged.stream()
                .filter(one -> one.decision() == decision)
                .findFirst()
                .orElseThrow();
        if (!decisive.verdict().reasons().isEmpty() && decisive.verdict().action() != Action.WARN) {
            return decisive.verdict().reasons().getFirst();
        }
        return "An item of a blocklist occurs in the text.";
    }
}
