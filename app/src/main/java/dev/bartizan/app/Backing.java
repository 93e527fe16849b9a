package dev.bartizan.app;

import dev.bartizan.app.config.Backends;
import dev.bartizan.domain.Ids;
import dev.bartizan.gateway.Deployments;
import dev.bartizan.gateway.ModelCaller;
import dev.bartizan.gateway.judge.ModelJudge;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.GroundingJudge;
import dev.bartizan.inspection.judge.JudgeOpinion;
import dev.bartizan.inspection.judge.JudgedGrounding;
import dev.bartizan.inspection.opinion.SecondOpinion;
import dev.bartizan.inspection.opinion.SecondOpinions;
import dev.bartizan.onnx.ModelLoadException;
import dev.bartizan.onnx.OnnxClassifier;
import dev.bartizan.onnx.OnnxSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The other models of a configuration, loaded and ready: ONNX classifiers and the judge. */
final class Backing implements AutoCloseable {
    private static final String JUDGE = "judge";

    private final List<OnnxClassifier> classifiers;
    private final Optional<Judging> judging;
    private final @Nullable OpinionWatch watch;

    private record Judging(Backends.Judge config, ModelJudge judge, ModelCaller caller) {}

    private Backing(List<OnnxClassifier> classifiers, Optional<Judging> judging, @Nullable OpinionWatch watch) {
        this.classifiers = List.copyOf(classifiers);
        this.judging = judging;
        this.watch = watch;
    }

    /** No other models. */
    static Backing none() {
        return new Backing(List.of(), Optional.empty(), null);
    }

    /**
     * Loads what the configuration names.
     *
     * @param deployments asked at every call of the judge
     */
    static Backing open(
            Backends backends,
            Supplier<Deployments> deployments,
            InstantSource clock,
            SecureRandom random,
            Ids ids,
            MeterRegistry metrics) {
        List<OnnxClassifier> classifiers = new ArrayList<>();
        try {
            for (OnnxSettings settings : backends.classifiers()) {
                classifiers.add(OnnxClassifier.open(settings));
            }
        } catch (ModelLoadException e) {
            classifiers.forEach(OnnxClassifier::close);
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        Optional<Judging> judging = backends.judge().map(judge -> {
            ModelCaller caller = new ModelCaller(ids, clock);
            ModelJudge asked = new ModelJudge(
                    () -> deployments.get().named(judge.deployment()),
                    caller,
                    judge.settings(),
                    clock,
                    random,
                    metrics,
                    System::nanoTime);
            return new Judging(judge, asked, caller);
        });
        return new Backing(classifiers, judging, new OpinionWatch(metrics));
    }

    /** The engine with the other models around it. */
    Inspector around(Inspector engine) {
        List<SecondOpinion> opinions = new ArrayList<>(classifiers);
        judging.ifPresent(j -> {
            for (JudgeOpinion.Task task : j.config().tasks()) {
                String name = JUDGE + "-" + task.name().toLowerCase(Locale.ROOT);
                SecondOpinion.Identity identity = new SecondOpinion.Identity(
                        name,
                        JUDGE,
                        JUDGE + "/" + j.config().deployment(),
                        j.config().weight());
                opinions.add(new JudgeOpinion(
                        j.judge(),
                        task,
                        identity,
                        j.config().kinds(),
                        j.config().uncertain(),
                        j.config().settings().charsMax()));
            }
        });
        return watch == null || opinions.isEmpty()
                ? engine
                : new SecondOpinions(engine, opinions, watch, System::nanoTime);
    }

    /** The judge of groundedness, when there is one. */
    Optional<GroundingJudge> grounding() {
        return judging.map(j -> new JudgedGrounding(j.judge()));
    }

    /** Health by part; inspection goes on without any of them. */
    Map<String, BooleanSupplier> checks() {
        Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
        for (OnnxClassifier classifier : classifiers) {
            String name = classifier.identity().name();
            checks.put("classifier " + name, () -> watch == null || watch.healthy(name));
        }
        judging.ifPresent(j -> checks.put(JUDGE, j.judge()::healthy));
        return checks;
    }

    @Override
    public void close() {
        classifiers.forEach(OnnxClassifier::close);
        judging.ifPresent(j -> j.caller().close());
    }
}
