package dev.bartizan.gateway;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An exchange in the making; one thread fills it in. */
final class ExchangeDraft {
    private final String id;
    private final Instant at;
    private final Actor actor;
    private final Deployment deployment;
    private final boolean streamed;
    private List<TextPart> prompt = List.of();
    private List<TextPart> completion = List.of();
    private Verdict promptVerdict = Verdict.allow();
    private Verdict completionVerdict = Verdict.allow();
    private Tokens tokens = Tokens.NONE;

    ExchangeDraft(String id, Instant at, Actor actor, Deployment deployment, boolean streamed) {
        this.id = id;
        this.at = at;
        this.actor = actor;
        this.deployment = deployment;
        this.streamed = streamed;
    }

    String id() {
        return id;
    }

    Deployment deployment() {
        return deployment;
    }

    void prompt(List<TextPart> parts, Verdict verdict) {
        prompt = parts;
        promptVerdict = verdict;
    }

    void completion(List<TextPart> parts, Verdict verdict, Tokens reported) {
        completion = parts;
        completionVerdict = verdict;
        tokens = reported;
    }

    Exchange finish(Outcome outcome, int status, Duration duration, Duration guardTime) {
        return new Exchange(
                id,
                at,
                actor,
                deployment.name(),
                deployment.sandbox() ? SandboxProvider.MODEL : deployment.model(),
                Optional.of(deployment.guard().name()),
                deployment.sandbox(),
                streamed,
                prompt,
                completion,
                promptVerdict,
                completionVerdict,
                outcome,
                status,
                tokens,
                duration,
                guardTime);
    }
}
