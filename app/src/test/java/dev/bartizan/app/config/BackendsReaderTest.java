package dev.bartizan.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bartizan.domain.TextKind;
import dev.bartizan.gateway.judge.JudgeSettings;
import dev.bartizan.inspection.judge.JudgeOpinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.onnx.OnnxSettings;
import dev.bartizan.onnx.OnnxSettings.Label;
import dev.bartizan.onnx.OnnxSettings.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsReaderTest {
    private static final String DEPLOYMENTS = """
        deployments:
          - name: sandbox
            sandbox: true
          - name: small-model
            url: http://127.0.0.1:11434/v1
        """;

    @TempDir
    private Path dir;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(dir.resolve("m.onnx"), "");
        Files.writeString(dir.resolve("tokenizer.json"), "");
    }

    @Test
    void withoutSectionsNobodyElseIsAsked() throws ConfigException {
        assertEquals(Backends.none(), parse("").backends());
    }

    @Test
    void aClassifierHasDefaultsForAllButFilesAndLabels() throws ConfigException {
        Backends backends = parse("""
            classifiers:
              - name: guard
                model: m.onnx
                tokenizer: tokenizer.json
                labels: {0: benign, 1: prompt_attack}
            """).backends();
        assertEquals(
                List.of(new OnnxSettings(
                        "guard",
                        dir.resolve("m.onnx"),
                        dir.resolve("tokenizer.json"),
                        Map.of(0, Label.BENIGN, 1, Label.PROMPT_ATTACK),
                        Output.SOFTMAX,
                        Set.of(TextKind.PROMPT, TextKind.DOCUMENT),
                        512,
                        64,
                        16,
                        1,
                        0.5,
                        new Range(0.05, 0.95),
                        Duration.ofMillis(200),
                        1,
                        2)),
                backends.classifiers());
    }

    @Test
    void readsEveryKeyOfAClassifier() throws ConfigException {
        Backends backends = parse("""
            classifiers:
              - name: harm
                kind: onnx
                model: m.onnx
                tokenizer: tokenizer.json
                labels: {0: hate, 1: sexual, 2: violence, 3: self_harm, 4: harmful_request, 5: document_attack}
                output: sigmoid
                applies_to: [completion]
                max_tokens: 256
                window_overlap: 16
                windows_max: 4
                weight: 1.5
                threshold: 0.9
                only_when_uncertain: [0, 1]
                timeout: 1s
                threads: 2
                concurrent_max: 3
            """).backends();
        assertEquals(
                List.of(new OnnxSettings(
                        "harm",
                        dir.resolve("m.onnx"),
                        dir.resolve("tokenizer.json"),
                        Map.of(
                                0, Label.HATE,
                                1, Label.SEXUAL,
                                2, Label.VIOLENCE,
                                3, Label.SELF_HARM,
                                4, Label.HARMFUL_REQUEST,
                                5, Label.DOCUMENT_ATTACK),
                        Output.SIGMOID,
                        Set.of(TextKind.COMPLETION),
                        256,
                        16,
                        4,
                        1.5,
                        0.9,
                        Range.ALL,
                        Duration.ofSeconds(1),
                        2,
                        3)),
                backends.classifiers());
    }

    @Test
    void aJudgeNeedsOnlyADeployment() throws ConfigException {
        assertEquals(
                Optional.of(new Backends.Judge(
                        "small-model",
                        Set.of(JudgeOpinion.Task.ATTACK),
                        Set.of(TextKind.PROMPT, TextKind.DOCUMENT),
                        new Range(0.2, 0.8),
                        2,
                        JudgeSettings.standard())),
                parse("judge:\n  deployment: small-model\n").backends().judge());
    }

    @Test
    void readsEveryKeyOfAJudge() throws ConfigException {
        Backends backends = parse("""
            judge:
              deployment: small-model
              tasks: [attack, harm]
              applies_to: [prompt, document, completion]
              only_when_uncertain: [0.3, 0.6]
              weight: 3
              timeout: 2s
              calls_per_minute: 1
              calls_per_day: 2
              tokens_per_day: 3
              concurrent_max: 4
              cache_entries: 5
              cache_ttl: 6m
              text_chars_max: 700
              answer_tokens_max: 80
              json_mode: true
            """).backends();
        assertEquals(
                Optional.of(new Backends.Judge(
                        "small-model",
                        Set.of(JudgeOpinion.Task.ATTACK, JudgeOpinion.Task.HARM),
                        Set.of(TextKind.PROMPT, TextKind.DOCUMENT, TextKind.COMPLETION),
                        new Range(0.3, 0.6),
                        3,
                        new JudgeSettings(Duration.ofSeconds(2), 1, 2, 3, 4, 5, Duration.ofMinutes(6), 700, 80, true))),
                backends.judge());
    }

    @Test
    void namesEveryProblemWithItsLine() {
        ConfigException e = assertThrows(ConfigException.class, () -> parse("""
            classifiers:
              - name: Guard!
                kind: torch
                model: gone.onnx
                tokenizer: tokenizer.json
                labels: {0: benign, x: hate, 1: nonsense}
                applies_to: [system]
                only_when_uncertain: [0.9, 0.1]
                max_tokens: 100
                window_overlap: 60
            judge:
              deployment: sandbox
              tasks: [everything]
            """));
        assertEquals(
                List.of(
                        "line 7: classifiers[0].name: not allowed (expected: 1 to 40 small letters, digits and -)",
                        "line 8: classifiers[0].kind: torch (expected: onnx)",
                        "line 9: classifiers[0].model: " + dir.resolve("gone.onnx")
                                + " (expected: a file that exists and can be read)",
                        "line 11: classifiers[0].labels.x: not a number (expected: the number of an output, from 0)",
                        "line 11: classifiers[0].labels.1: nonsense (expected: one of benign, prompt_attack,"
                                + " document_attack, hate, sexual, violence, self_harm, harmful_request)",
                        "line 11: classifiers[0].labels: nothing to find (expected: what each output means, e.g. {0:"
                                + " benign, 1: prompt_attack})",
                        "line 12: classifiers[0].applies_to: system (expected: a list of prompt, document, completion)",
                        "line 13: classifiers[0].only_when_uncertain: [0.9, 0.1] (expected: two numbers 0..1, the lower"
                                + " first, e.g. [0.05, 0.95])",
                        "line 15: classifiers[0].window_overlap: 60 (expected: at most half of max_tokens)",
                        "line 17: judge.deployment: sandbox (expected: a deployment with a url: small-model)",
                        "line 18: judge.tasks: everything (expected: a list of attack, harm)"),
                e.problems().stream().map(ConfigProblem::message).toList());
    }

    private Config parse(String text) throws ConfigException {
        return new ConfigLoader(Map.of()).parse(DEPLOYMENTS + text, dir);
    }
}
