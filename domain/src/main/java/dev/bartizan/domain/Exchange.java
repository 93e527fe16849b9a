package dev.bartizan.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call to a model: who, through which app and deployment, what was said, what the guard made of it.
 *
 * @param id UUID version 7, so ids sort by time
 * @param at when the request arrived
 * @param actor who
 * @param deployment the deployment's name in our configuration
 * @param model the model the upstream was asked for
 * @param guard name of the guard that judged it; empty when it was recorded by a version that did not say
 * @param sandbox true when the built-in sandbox model answered with canned text
 * @param streamed whether the client asked for a stream
 * @param prompt parts sent, in order; only parts that were inspected in this call
 * @param completion parts received: reasoning and answer
 * @param promptVerdict of the guard on the prompt
 * @param completionVerdict of the guard on the completion
 * @param outcome how it ended
 * @param status HTTP status sent to the client
 * @param tokens as the upstream reported
 * @param duration from request to last byte
 * @param guardTime of {@code duration}, time spent in inspection and policy
 */
public record Exchange(
        String id,
        Instant at,
        Actor actor,
        String deployment,
        String model,
        Optional<String> guard,
        boolean sandbox,
        boolean streamed,
        List<TextPart> prompt,
        List<TextPart> completion,
        Verdict promptVerdict,
        Verdict completionVerdict,
        Outcome outcome,
        int status,
        Tokens tokens,
        Duration duration,
        Duration guardTime) {
    public Exchange {
        prompt = List.copyOf(prompt);
        completion = List.copyOf(completion);
    }

    /** The strictest action taken on either side. */
    public Action action() {
        return promptVerdict.action().strictest(completionVerdict.action());
    }

    /** Every part, prompt first. */
    public Stream<TextPart> parts() {
        return Stream.concat(prompt.stream(), completion.stream());
    }
}
