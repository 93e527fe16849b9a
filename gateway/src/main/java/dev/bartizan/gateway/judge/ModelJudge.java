package dev.bartizan.gateway.judge;

import dev.bartizan.gateway.Deployment;
import dev.bartizan.gateway.ModelCaller;
import dev.bartizan.inspection.judge.Judge;
import dev.bartizan.inspection.judge.Judgement;
import dev.bartizan.inspection.judge.Question;
import dev.bartizan.inspection.opinion.Opinion;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link Judge} that asks a configured deployment, straight at its provider: its own guard is not asked, or a guard that
 * asks the judge would go in circles. Keeps every bound of {@link JudgeSettings}. Logs nothing. Thread-safe.
 */
public final class ModelJudge implements Judge {
    private static final int ANSWER_BYTES_MAX = 512 * 1024;
    private static final int CHARS_PER_TOKEN = 4;
    private static final int TOKENS_PER_CLAIM = 60;
    private static final int RANDOM_BYTES = 12;
    private static final int FAULTS_DEGRADED = 3;

    private final Supplier<Optional<Deployment>> deployment;
    private final ModelCaller caller;
    private final JudgeSettings settings;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private final JudgeBudget budget;
    private final JudgementCache cache;
    private final JudgeMetrics metrics;
    private final Semaphore places;
    private final AtomicInteger faults = new AtomicInteger();
    private final JsonMapper mapper = new JsonMapper();

    /**
     * Joins the parts.
     *
     * @param deployment asked at every call, so a reload takes effect; empty when it was removed
     * @param random for delimiters nobody can guess: a {@link java.security.SecureRandom}
     */
    public ModelJudge(
            Supplier<Optional<Deployment>> deployment,
            ModelCaller caller,
            JudgeSettings settings,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry registry,
            LongSupplier nanos) {
        this.deployment = deployment;
        this.caller = caller;
        this.settings = settings;
        this.random = random;
        this.nanos = nanos;
        this.budget = new JudgeBudget(settings, clock);
        this.cache = new JudgementCache(settings.cacheEntries(), settings.cacheTtl(), clock);
        this.metrics = new JudgeMetrics(registry);
        this.places = new Semaphore(settings.concurrentMax());
        registry.gauge("bartizan.judge.tokens.today", budget, JudgeBudget::tokensToday);
    }

    /** False while the last {@value #FAULTS_DEGRADED} calls failed. */
    public boolean healthy() {
        return faults.get() < FAULTS_DEGRADED;
    }

    @Override
    public Judgement judge(Question question) {
        Optional<Deployment> target = deployment.get();
        if (target.isEmpty()) {
            return told(question, none(Opinion.Reason.UNREACHABLE));
        }
        if (chars(question) > settings.charsMax()) {
            return told(question, none(Opinion.Reason.TOO_LONG));
        }
        String key = JudgementCache.key(target.get().model(), question);
        Optional<Judgement> known = cache.find(key);
        if (known.isPresent()) {
            metrics.cached(question.task());
            return known.get();
        }
        if (!places.tryAcquire()) {
            return told(question, none(Opinion.Reason.BUSY));
        }
        try {
            Judgement judgement = ask(target.get(), question);
            if (!(judgement instanceof Judgement.None)) {
                cache.keep(key, judgement);
            }
            return told(question, judgement);
        } finally {
            places.release();
        }
    }

    private Judgement told(Question question, Judgement judgement) {
        metrics.answered(question.task(), judgement);
        return judgement;
    }

    private Judgement ask(Deployment target, Question question) {
        String id = randomName();
        JudgePrompt prompt = JudgePrompt.of(question, randomName(), id);
        int answerTokens = answerTokens(question);
        long estimate = (prompt.system().length() + prompt.user().length()) / CHARS_PER_TOKEN + answerTokens;
        if (!budget.take(estimate)) {
            return none(Opinion.Reason.BUDGET_SPENT);
        }
        long start = nanos.getAsLong();
        ModelCaller.Outcome outcome = caller.call(
                target, request(target.model(), prompt, answerTokens), settings.timeout(), ANSWER_BYTES_MAX);
        Duration took = Duration.ofNanos(Math.max(0, nanos.getAsLong() - start));
        return switch (outcome) {
            case ModelCaller.Outcome.Answered(var body) -> {
                faults.set(0);
                JsonNode answer = parsed(body);
                long counted = answer.path("usage").path("total_tokens").asLong(0);
                long tokens = counted > 0 ? counted : estimate;
                budget.settle(estimate, tokens);
                metrics.call(question.task(), took, tokens);
                JsonNode content =
                        answer.path("choices").path(0).path("message").path("content");
                yield JudgeAnswer.read(content.asString(""), question, id);
            }
            case ModelCaller.Outcome.Failed(var how) -> {
                metrics.call(question.task(), took, estimate);
                Opinion.Reason reason = switch (how) {
                    case DOWN, STATUS -> Opinion.Reason.UNREACHABLE;
                    case SLOW -> Opinion.Reason.TIMED_OUT;
                    case TOO_LARGE -> Opinion.Reason.UNREADABLE;
                };
                if (reason.isFault()) {
                    faults.incrementAndGet();
                }
                yield none(reason);
            }
        };
    }

    private JsonNode parsed(String body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            return mapper.createObjectNode();
        }
    }

    private byte[] request(String model, JudgePrompt prompt, int answerTokens) {
        ObjectNode request = mapper.createObjectNode();
        request.put("model", model);
        ArrayNode messages = request.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system());
        messages.addObject().put("role", "user").put("content", prompt.user());
        request.put("temperature", 0);
        request.put("max_tokens", answerTokens);
        request.put("stream", false);
        if (settings.jsonMode()) {
            request.putObject("response_format").put("type", "json_object");
        }
        // By way of a string: an unpaired surrogate becomes a question mark rather than an error.
        return mapper.writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
    }

    private int answerTokens(Question question) {
        if (!(question instanceof Question.Groundedness asked)) {
            return settings.answerTokensMax();
        }
        int correction = asked.correction() ? asked.text().length() / 2 : 0;
        return settings.answerTokensMax() + asked.claims().size() * TOKENS_PER_CLAIM + correction;
    }

    private static long chars(Question question) {
        return switch (question) {
            case Question.Attack attack -> attack.text().length();
            case Question.Harm harm -> harm.text().length();
            case Question.Groundedness asked ->
                2L * asked.text().length()
                        + asked.query().orElse("").length()
                        + asked.sources().stream().mapToLong(String::length).sum();
            case Question.TaskAdherence(var instructions, var request, var action) ->
                (long) instructions.length() + request.length() + action.length();
        };
    }

    private String randomName() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Judgement none(Opinion.Reason reason) {
        return new Judgement.None(reason);
    }
}
