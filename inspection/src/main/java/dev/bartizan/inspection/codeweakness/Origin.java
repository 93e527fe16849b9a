package dev.bartizan.inspection.codeweakness;

/**
 * Where a value comes from that a rule cares about. Compared by identity: one place in the code is one origin.
 */
final class Origin {
    /** What is special about the value. */
    enum Nature {
        /** Somebody outside the program may choose it. */
        INPUT,
        /** It must stay confidential. */
        SECRET,
        /** It comes from a generator that can be predicted. */
        RANDOM,
        /** It tells the inside of the program: an exception or its stack trace. */
        FAILURE
    }

    /** Who may choose an input, the least certain first. */
    enum Reach {
        /** A name the snippet does not define. */
        UNKNOWN,
        /** A parameter of some function. */
        PARAMETER,
        /** Command line, standard input. */
        LOCAL,
        /** A request, a route parameter, the address of a page. */
        REMOTE
    }

    private final Nature nature;
    private final Reach reach;
    private final String description;

    /** @param description for people, e.g. {@code request argument `name`}; identifiers only, never values */
    Origin(Nature nature, Reach reach, String description) {
        this.nature = nature;
        this.reach = reach;
        this.description = description;
    }

    Nature nature() {
        return nature;
    }

    Reach reach() {
        return reach;
    }

    String description() {
        return description;
    }
}
