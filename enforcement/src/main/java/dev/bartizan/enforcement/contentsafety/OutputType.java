package dev.bartizan.enforcement.contentsafety;

import java.util.List;

/** How fine severities are told. */
enum OutputType {
    FOUR("FourSeverityLevels"),
    EIGHT("EightSeverityLevels");

    static final String MEMBER = "outputType";

    private final String wireName;

    OutputType(String wireName) {
        this.wireName = wireName;
    }

    static OutputType of(Fields body, OutputType... offered) {
        List<String> names =
                List.of(offered).stream().map(type -> type.wireName).toList();
        String chosen = body.choice(MEMBER, names, FOUR.wireName);
        return chosen.equals(EIGHT.wireName) ? EIGHT : FOUR;
    }

    /** A severity 0..7 as this type tells it: all eight, or 0, 2, 4, 6. */
    int tell(int severity) {
        return this == EIGHT ? severity : severity / 2 * 2;
    }
}
