package dev.bartizan.app.config;

import dev.bartizan.domain.TextKind;
import dev.bartizan.gateway.judge.JudgeSettings;
import dev.bartizan.inspection.judge.JudgeOpinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.onnx.OnnxSettings;
import dev.bartizan.onnx.OnnxSettings.Label;
import dev.bartizan.onnx.OnnxSettings.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the sections {@code classifiers} and {@code judge}. */
final class BackendsReader {
    private static final Range CLASSIFIER_UNCERTAIN = new Range(0.05, 0.95);
    private static final Range JUDGE_UNCERTAIN = new Range(0.2, 0.8);
    private static final String RANGE = "two numbers 0..1, the lower first, e.g. [0.05, 0.95]";
    private static final int LABELS_MAX = 4_096;
    private static final List<String> KINDS = List.of("prompt", "document", "completion");
    private static final Set<TextKind> STANDARD_KINDS = EnumSet.of(TextKind.PROMPT, TextKind.DOCUMENT);

    private BackendsReader() {}

    static Backends read(Section root, Path base, List<Config.Deployment> deployments) {
        List<OnnxSettings> classifiers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : root.sections("classifiers")) {
            classifier(section, base).ifPresent(classifier -> {
                if (!names.add(classifier.name())) {
                    section.problem("name", classifier.name(), "a name no other classifier has");
                }
                classifiers.add(classifier);
            });
        }
        Optional<Backends.Judge> judge =
                root.has("judge") ? Optional.of(judge(root.section("judge"), deployments)) : Optional.empty();
        return new Backends(classifiers, judge);
    }

    private static Optional<OnnxSettings> classifier(Section s, Path base) {
        String name = s.requiredText("name", "a name of small letters, digits and - for findings and metrics");
        if (!name.isEmpty() && !name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            s.problem("name", "not allowed", "1 to 40 small letters, digits and -");
        }
        String kind = s.text("kind").orElse("onnx");
        if (!kind.equals("onnx")) {
            s.problem("kind", kind, "onnx");
        }
        Path model = file(s, "model", base, "the path of an .onnx file");
        Path tokenizer = file(s, "tokenizer", base, "the path of a tokenizer.json or vocab.txt");
        Map<Integer, Label> labels = labels(s);
        int maxTokens = s.integer("max_tokens", 512, 8, 8_192);
        int overlap = s.integer("window_overlap", Math.min(64, maxTokens / 4), 0, 4_096);
        if (overlap > maxTokens / 2) {
            s.problem("window_overlap", Integer.toString(overlap), "at most half of max_tokens");
        }
        int windowsMax = s.integer("windows_max", 16, 1, 256);
        Output output = s.choice("output", Output.SOFTMAX, List.of(Output.values()));
        Set<TextKind> kinds = kinds(s);
        double weight = s.number("weight", 1, 0.01, 100);
        double threshold = s.number("threshold", 0.5, 0.001, 0.999);
        Range uncertain = range(s, CLASSIFIER_UNCERTAIN);
        Duration timeout = s.duration("timeout", Duration.ofMillis(200), Duration.ofMillis(1), Duration.ofMinutes(1));
        int threads = s.integer("threads", 1, 1, 64);
        int concurrentMax = s.integer("concurrent_max", 2, 1, 64);
        s.finish();
        if (labels.isEmpty() || overlap > maxTokens / 2) {
            return Optional.empty();
        }
        return Optional.of(new OnnxSettings(
                name,
                model,
                tokenizer,
                labels,
                output,
                kinds,
                maxTokens,
                overlap,
                windowsMax,
                weight,
                threshold,
                uncertain,
                timeout,
                threads,
                concurrentMax));
    }

    private static Path file(Section s, String key, Path base, String expected) {
        String text = s.requiredText(key, expected);
        Path file = base.resolve(text);
        if (!text.isEmpty() && !Files.isReadable(file)) {
            s.problem(key, file.toString(), "a file that exists and can be read");
        }
        return file;
    }

    /** Empty when there is nothing usable, which has been reported. */
    private static Map<Integer, Label> labels(Section s) {
        Map<Integer, Label> labels = new TreeMap<>();
        Section section = s.section("labels");
        for (String key : section.keys()) {
            if (!key.matches("[0-9]{1,4}") || Integer.parseInt(key) >= LABELS_MAX) {
                section.problem(key, "not a number", "the number of an output, from 0");
            }
            Label label = section.choice(key, Label.BENIGN, List.of(Label.values()));
            if (key.matches("[0-9]{1,4}")) {
                labels.put(Integer.parseInt(key), label);
            }
        }
        section.finish();
        if (labels.values().stream().allMatch(label -> label == Label.BENIGN)) {
            s.problem("labels", "nothing to find", "what each output means, e.g. {0: benign, 1: prompt_attack}");
            return Map.of();
        }
        return labels;
    }

    private static Set<TextKind> kinds(Section s) {
        Set<TextKind> kinds = EnumSet.noneOf(TextKind.class);
        for (String name : s.texts("applies_to", KINDS.subList(0, 2))) {
            if (KINDS.contains(name)) {
                kinds.add(TextKind.valueOf(name.toUpperCase(Locale.ROOT)));
            } else {
                s.problem("applies_to", name, "a list of " + String.join(", ", KINDS));
            }
        }
        return kinds.isEmpty() ? STANDARD_KINDS : kinds;
    }

    private static Range range(Section s, Range fallback) {
        List<String> texts = s.texts("only_when_uncertain", List.of());
        if (texts.isEmpty()) {
            return fallback;
        }
        try {
            if (texts.size() == 2) {
                return new Range(Double.parseDouble(texts.getFirst()), Double.parseDouble(texts.getLast()));
            }
        } catch (IllegalArgumentException e) {
            // Reported below together with lists of another length.
        }
        s.problem("only_when_uncertain", "[" + String.join(", ", texts) + "]", RANGE);
        return fallback;
    }

    private static Backends.Judge judge(Section s, List<Config.Deployment> deployments) {
        String name = s.requiredText("deployment", "the name of a deployment");
        Optional<Config.Deployment> deployment =
                deployments.stream().filter(d -> d.name().equals(name)).findFirst();
        if (!name.isEmpty() && (deployment.isEmpty() || deployment.get().sandbox())) {
            List<String> possible = deployments.stream()
                    .filter(d -> !d.sandbox())
                    .map(Config.Deployment::name)
                    .sorted()
                    .toList();
            s.problem("deployment", name, "a deployment with a url: " + String.join(", ", possible));
        }
        Set<JudgeOpinion.Task> tasks = EnumSet.noneOf(JudgeOpinion.Task.class);
        for (String task : s.texts("tasks", List.of("attack"))) {
            Arrays.stream(JudgeOpinion.Task.values())
                    .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(task))
                    .findFirst()
                    .ifPresentOrElse(tasks::add, () -> s.problem("tasks", task, "a list of attack, harm"));
        }
        JudgeSettings standard = JudgeSettings.standard();
        Backends.Judge judge = new Backends.Judge(
                name,
                tasks,
                kinds(s),
                range(s, JUDGE_UNCERTAIN),
                s.number("weight", 2, 0.01, 100),
                new JudgeSettings(
                        s.duration("timeout", standard.timeout(), Duration.ofMillis(50), Duration.ofMinutes(2)),
                        s.integer("calls_per_minute", standard.callsPerMinute(), 1, 100_000),
                        s.integer("calls_per_day", standard.callsPerDay(), 1, 10_000_000),
                        s.integer("tokens_per_day", (int) standard.tokensPerDay(), 1, Integer.MAX_VALUE),
                        s.integer("concurrent_max", standard.concurrentMax(), 1, 1_000),
                        s.integer("cache_entries", standard.cacheEntries(), 1, 1_000_000),
                        s.duration("cache_ttl", standard.cacheTtl(), Duration.ofSeconds(1), Duration.ofDays(30)),
                        s.integer("text_chars_max", standard.charsMax(), 100, 1_000_000),
                        s.integer("answer_tokens_max", standard.answerTokensMax(), 64, 32_768),
                        s.flag("json_mode", standard.jsonMode())));
        s.finish();
        return judge;
    }
}
