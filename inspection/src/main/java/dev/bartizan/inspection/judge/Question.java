package dev.bartizan.inspection.judge;

import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.Optional;

/** What a {@link Judge} is asked. All texts are data from people who may want to mislead it. */
public sealed interface Question {
    /** The name on the wire and in metrics, e.g. {@code attack}. */
    String task();

    /**
     * Is the text an attack on a model?
     *
     * @param kind {@link TextKind#PROMPT} or {@link TextKind#DOCUMENT}
     */
    record Attack(String text, TextKind kind) implements Question {
        @Override
        public String task() {
            return "attack";
        }
    }

    /** How severe is the text in each of the four harm categories, and does it ask for help with doing harm? */
    record Harm(String text, TextKind kind) implements Question {
        @Override
        public String task() {
            return "harm";
        }
    }

    /**
     * Which claims do the sources support?
     *
     * @param claims numbered from 1
     * @param text the whole text the claims were cut from
     * @param sources at least one
     * @param query the question the text answers
     * @param correction whether a corrected text is wanted
     */
    record Groundedness(
            List<String> claims, String text, List<String> sources, Optional<String> query, boolean correction)
            implements Question {
        public Groundedness {
            claims = List.copyOf(claims);
            sources = List.copyOf(sources);
        }

        @Override
        public String task() {
            return "groundedness";
        }
    }

    /**
     * Does what an assistant is about to do serve what it was asked for?
     *
     * @param instructions of the deployer; may be empty
     * @param request of the user
     * @param action the planned tool call or answer
     */
    record TaskAdherence(String instructions, String request, String action) implements Question {
        @Override
        public String task() {
            return "task_adherence";
        }
    }
}
