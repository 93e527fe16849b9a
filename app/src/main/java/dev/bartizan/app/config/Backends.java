package dev.bartizan.app.config;

import dev.bartizan.domain.TextKind;
import dev.bartizan.gateway.judge.JudgeSettings;
import dev.bartizan.inspection.judge.JudgeOpinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.onnx.OnnxSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Other models asked about texts.
 *
 * @param classifiers asked in this order
 * @param judge asked last
 */
public record Backends(List<OnnxSettings> classifiers, Optional<Judge> judge) {
    public Backends {
        classifiers = List.copyOf(classifiers);
    }

    /** The bundled models decide alone. */
    public static Backends none() {
        return new Backends(List.of(), Optional.empty());
    }

    /**
     * The chat model that judges.
     *
     * @param deployment name of the deployment whose provider is asked
     * @param tasks what it is asked about
     * @param kinds the kinds of text it is asked about
     * @param uncertain only texts with a score in this range
     * @param weight of its vote; the bundled model's is 1
     * @param settings its bounds
     */
    public record Judge(
            String deployment,
            Set<JudgeOpinion.Task> tasks,
            Set<TextKind> kinds,
            Range uncertain,
            double weight,
            JudgeSettings settings) {
        public Judge {
            tasks = Set.copyOf(tasks);
            kinds = Set.copyOf(kinds);
        }
    }
}
