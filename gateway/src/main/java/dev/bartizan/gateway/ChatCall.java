package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Verdict;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat completion from inspected prompt to recorded answer. Reads top to bottom: prompt, upstream, plain answer or
 * stream. Throws {@link Refusal} for what ends in an error before anything was sent. One thread.
 */
final class ChatCall {
    private static final int CLIENT_CLOSED = 499;

    private final GatewayParts parts;
    private final ChatRequest request;
    private final ExchangeDraft draft;
    private final ServerResponse response;
    private final Watchdog.Watch watch;
    private final GuardRun guard;
    private final AnswerChecks checks;
    private final long start;

    ChatCall(
            GatewayParts parts,
            ChatRequest request,
            ExchangeDraft draft,
            ServerResponse response,
            Watchdog.Watch watch,
            long start) {
        this.parts = parts;
        this.request = request;
        this.draft = draft;
        this.response = response;
        this.watch = watch;
        this.start = start;
        this.guard = new GuardRun(parts.inspector(), draft.deployment().guard(), parts.nanos());
        this.checks = new AnswerChecks(guard, parts.groundedness(), RequestContext.of(request));
    }

    void run() {
        PromptStage prompt;
        try {
            prompt = PromptStage.inspect(request, guard, draft);
        } catch (GuardRun.Failed e) {
            record(Outcome.PROMPT_BLOCKED, 503);
            throw notInspected();
        }
        if (prompt.blocked()) {
            record(Outcome.PROMPT_BLOCKED, 400);
            send(400, prompt.blockedBody(parts.json(), guard, draft.id()));
            return;
        }
        ArrayNode promptResults = new Annotations(parts.json()).prompt(prompt.parts(), guard.guard());
        long asked = parts.nanos().getAsLong();
        try (ModelProvider.Reply reply = open()) {
            if (request.stream()) {
                stream(reply, asked, promptResults);
            } else {
                plain(reply, asked, promptResults);
            }
        } finally {
            parts.metrics()
                    .upstreamTime(
                            draft.deployment().name(),
                            Duration.ofNanos(parts.nanos().getAsLong() - asked));
        }
    }

    private ModelProvider.Reply open() {
        Deployment deployment = draft.deployment();
        byte[] body = upstreamBody(deployment);
        try {
            ModelProvider.Reply reply =
                    parts.provider(deployment.upstream()).open(deployment, body, request.stream(), watch);
            if (reply.status() / 100 == 2) {
                return reply;
            }
            UpstreamFailure failure = UpstreamFailure.status(reply.status(), reply.retryAfter());
            reply.close();
            throw failure;
        } catch (UpstreamFailure e) {
            throw recorded(e);
        }
    }

    private byte[] upstreamBody(Deployment deployment) {
        ObjectNode body = request.body();
        body.put("model", deployment.model());
        if (request.stream()
                && !request.usageWanted()
                && deployment.upstream() instanceof Upstream.OpenAiUpstream upstream
                && upstream.usageInStreams()) {
            JsonNode options = body.path("stream_options");
            (options instanceof ObjectNode known ? known : body.putObject("stream_options")).put("include_usage", true);
        }
        return parts.json().bytes(body);
    }

    private void plain(ModelProvider.Reply reply, long asked, ArrayNode promptResults) {
        PlainAnswer answer;
        try {
            JsonNode json = parse(readAll(input(reply, asked)), "its answer");
            answer = PlainAnswer.inspect(json, guard, checks, new Annotations(parts.json()), promptResults);
        } catch (UpstreamFailure e) {
            throw recorded(e);
        } catch (GuardRun.Failed e) {
            draft.completion(
                    List.of(),
                    failedClosed(),
                    StreamAssembler.tokens(parts.json().object()));
            record(Outcome.COMPLETION_BLOCKED, 503);
            throw notInspected();
        }
        draft.completion(answer.parts(), answer.verdict(), answer.tokens());
        record(answer.blocked() ? Outcome.COMPLETION_BLOCKED : Outcome.ANSWERED, 200);
        send(200, answer.body());
    }

    private String readAll(WatchedInput in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            in.begun();
            if (all.size() + read > parts.limits().answerBytesMax()) {
                throw UpstreamFailure.broken(
                        "its answer is longer than " + parts.limits().answerBytesMax() + " bytes");
            }
            all.write(buffer, 0, read);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private void stream(ModelProvider.Reply reply, long asked, ArrayNode promptResults) {
        StreamAssembler assembler =
                new StreamAssembler(parts.json(), parts.limits(), guard, checks, promptResults, request);
        EventWriter client =
                new EventWriter(response, parts.json(), watch, parts.limits().clientWriteTimeout());
        try {
            pump(input(reply, asked), assembler, client);
            // Nothing more is wanted: an upstream whose answer was stopped is cut off here, not at the end of the
            // method.
            reply.close();
            assembler.endOfText();
            finish(assembler, client);
        } catch (ClientGone e) {
            reply.close();
            gone(assembler);
            throw e;
        } catch (UpstreamFailure e) {
            reply.close();
            failed(assembler, client, e);
        } catch (GuardRun.Failed e) {
            reply.close();
            draft.completion(assembler.parts(), failedClosed(), assembler.tokens());
            end(assembler, client, Outcome.COMPLETION_BLOCKED, notInspected(), List.of());
        }
    }

    private void pump(WatchedInput input, StreamAssembler assembler, EventWriter client) {
        SseReader events = new SseReader(input::read, parts.limits().lineBytesMax());
        while (true) {
            switch (events.next()) {
                case SseReader.End end -> {
                    if (!assembler.complete()) {
                        throw UpstreamFailure.broken("the stream ended before the answer did");
                    }
                    return;
                }
                case SseReader.Comment comment -> {
                    if (client.started()) {
                        client.keepAlive();
                    }
                }
                case SseReader.Data data -> {
                    if (data.text().equals("[DONE]")) {
                        if (!assembler.begun()) {
                            throw UpstreamFailure.broken("the stream ended before the answer did");
                        }
                        return;
                    }
                    input.begun();
                    List<ObjectNode> shown = assembler.accept(parse(data.text(), "an event of its stream"));
                    client.send(shown);
                    client.send(assembler.checked());
                    if (shown.isEmpty() && (checks.withholdsAnswers() || checks.withholdsCalls())) {
                        // The client may wait long for the end of the answer, and should not take that for a failure.
                        client.keepAlive();
                    }
                    if (assembler.allBlocked()) {
                        return;
                    }
                }
            }
        }
    }

    private void finish(StreamAssembler assembler, EventWriter client) {
        draft.completion(assembler.parts(), assembler.verdict(), assembler.tokens());
        try {
            record(assembler.anyBlocked() ? Outcome.COMPLETION_BLOCKED : Outcome.ANSWERED, 200);
        } catch (Refusal e) {
            fail(client, List.of(), e);
            return;
        }
        client.done(assembler.last());
    }

    private void failed(StreamAssembler assembler, EventWriter client, UpstreamFailure failure) {
        Refusal refusal = failure.refusal(draft.deployment().name());
        List<ObjectNode> left = List.of();
        try {
            assembler.endOfText();
            left = assembler.last();
        } catch (GuardRun.Failed e) {
            // What was held back cannot be inspected, so it is not shown.
            parts.metrics().error(Refusal.Kind.INSPECTION_FAILED);
        }
        draft.completion(assembler.parts(), assembler.verdict(), assembler.tokens());
        end(assembler, client, Outcome.UPSTREAM_FAILED, refusal, left);
    }

    private void end(
            StreamAssembler assembler, EventWriter client, Outcome outcome, Refusal refusal, List<ObjectNode> left) {
        try {
            record(outcome, client.started() ? 200 : refusal.status());
        } catch (Refusal notRecorded) {
            fail(client, List.of(), notRecorded);
            return;
        }
        fail(client, assembler.begun() ? left : List.of(), refusal);
    }

    /** An error event when the stream has begun, an error answer when not. */
    private void fail(EventWriter client, List<ObjectNode> left, Refusal refusal) {
        if (!client.started()) {
            throw refusal;
        }
        parts.metrics().error(refusal.kind());
        client.failed(left, refusal);
    }

    private void gone(StreamAssembler assembler) {
        try {
            assembler.endOfText();
        } catch (GuardRun.Failed e) {
            parts.metrics().error(Refusal.Kind.INSPECTION_FAILED);
        }
        draft.completion(assembler.parts(), assembler.verdict(), assembler.tokens());
        try {
            record(Outcome.CLIENT_GONE, CLIENT_CLOSED);
        } catch (Refusal e) {
            parts.metrics().error(e.kind());
        }
    }

    private WatchedInput input(ModelProvider.Reply reply, long asked) {
        return new WatchedInput(reply.body(), watch, draft.deployment().timeouts(), parts.nanos(), asked);
    }

    private JsonNode parse(String text, String what) {
        try {
            JsonNode node = parts.json().parse(text);
            if (node instanceof ObjectNode object && !draft.deployment().sandbox()) {
                // That name is ours: no upstream may say on our behalf what is a sandbox.
                object.remove("bartizan");
            }
            return node;
        } catch (JacksonException e) {
            throw UpstreamFailure.broken(what + " is not valid JSON");
        }
    }

    private Refusal recorded(UpstreamFailure failure) {
        Refusal refusal = failure.refusal(draft.deployment().name());
        record(Outcome.UPSTREAM_FAILED, refusal.status());
        return refusal;
    }

    private void record(Outcome outcome, int status) {
        parts.recorder().record(draft, outcome, status, start, guard);
    }

    private static Verdict failedClosed() {
        return new Verdict(Action.BLOCK, List.of("Inspection failed and this guard fails closed."), List.of());
    }

    private static Refusal notInspected() {
        return Refusal.of(
                Refusal.Kind.INSPECTION_FAILED,
                503,
                "content_filter_error",
                "The content could not be inspected and the guard of this deployment fails closed. Try again later.");
    }

    private void send(int status, ObjectNode body) {
        byte[] bytes = parts.json().bytes(body);
        watch.arm(Watchdog.Limit.CLIENT_WRITE, parts.limits().clientWriteTimeout());
        try {
            response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json");
            response.send(bytes);
        } catch (RuntimeException e) {
            throw new ClientGone();
        } finally {
            watch.disarm();
        }
    }
}
