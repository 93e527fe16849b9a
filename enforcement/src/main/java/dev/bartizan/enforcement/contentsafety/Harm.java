package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.policy.Check;
import java.util.Arrays;
import java.util.List;

/** The four harm categories in the order of the service. */
enum Harm {
    HATE("Hate", Check.HATE),
    SELF_HARM("SelfHarm", Check.SELF_HARM),
    SEXUAL("Sexual", Check.SEXUAL),
    VIOLENCE("Violence", Check.VIOLENCE);

    static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(Harm::wireName).toList();

    /** The severity from which a text counts as harmful at all: low. */
    static final int DETECTED_FROM = 2;

    private final String wireName;
    private final Check check;

    Harm(String wireName, Check check) {
        this.wireName = wireName;
        this.check = check;
    }

    String wireName() {
        return wireName;
    }

    /** What a guard has a rule about. */
    Check check() {
        return check;
    }

    /** The name of its score, which is also the type of its findings. */
    String score() {
        return check.wireName();
    }

    static Harm of(String wireName) {
        return Arrays.stream(values())
                .filter(harm -> harm.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("category: " + wireName));
    }
}
