package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Scores;
import java.util.Arrays;
import java.util.List;

/** The four harm categories in the order of the service. */
enum Harm {
    HATE("Hate", Scores.HATE),
    SELF_HARM("SelfHarm", Scores.SELF_HARM),
    SEXUAL("Sexual", Scores.SEXUAL),
    VIOLENCE("Violence", Scores.VIOLENCE);

    static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(Harm::wireName).toList();

    /** The severity from which a text counts as harmful at all: low. */
    static final int DETECTED_FROM = 2;

    private final String wireName;
    private final String score;

    Harm(String wireName, String score) {
        this.wireName = wireName;
        this.score = score;
    }

    String wireName() {
        return wireName;
    }

    /** The name of its score, which is also the type of its findings. */
    String score() {
        return score;
    }

    static Harm of(String wireName) {
        return Arrays.stream(values())
                .filter(harm -> harm.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("category: " + wireName));
    }
}
