package dev.bartizan.inspection.adherence;

/** What a tool does to the world. */
enum ActionClass {
    READ(0, "reads"),
    SEARCH(0, "searches"),
    WRITE(0.35, "changes data"),
    SEND(0.75, "sends something out"),
    DELETE(0.8, "deletes"),
    PAY(0.85, "moves money or orders"),
    EXECUTE(0.55, "runs a program"),
    PERMISSION(0.8, "changes who may do what");

    private final double unasked;
    private final String told;

    ActionClass(double unasked, String told) {
        this.unasked = unasked;
        this.told = told;
    }

    /** How bad it is when nobody asked for it. */
    double unasked() {
        return unasked;
    }

    String told() {
        return told;
    }

    boolean hasConsequences() {
        return unasked > 0.4;
    }
}
