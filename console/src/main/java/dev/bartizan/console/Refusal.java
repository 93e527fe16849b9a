package dev.bartizan.console;

/**
 * A request that cannot be served as asked; becomes a page that says what was wrong and what to do.
 *
 * <p>Carries a status, a headline and a remedy, both shown to the person.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String remedy;

    private Refusal(int status, String headline, String remedy) {
        super(headline);
        this.status = status;
        this.remedy = remedy;
    }

    static Refusal badParameter(String name, String value, String expected) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new Refusal(
                400,
                "This address cannot be read.",
                "%s: “%s” (expected: %s). Correct it in the address bar, or start again from the menu."
                        .formatted(name, shown, expected));
    }

    static Refusal badForm(String headline, String remedy) {
        return new Refusal(400, headline, remedy);
    }

    static Refusal notFound(String what) {
        return new Refusal(
                404,
                "There is no such " + what + ".",
                "It may have been removed by retention, or the link is incomplete. Search for it, or open the list.");
    }

    static Refusal noRight(String needed) {
        return new Refusal(
                403,
                "Your role does not allow this.",
                "It needs the role " + needed + ". Ask an administrator of this console to change your role.");
    }

    static Refusal forged() {
        return new Refusal(
                403,
                "This form could not be trusted, so nothing was done.",
                "It may come from another site or from an earlier sign-in. Reload the page and send it again.");
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                413, "That was too long.", "The form holds more than " + limit + " bytes. Shorten the text.");
    }

    static Refusal wrongMedia() {
        return new Refusal(
                415, "This form was sent in the wrong shape.", "Expected: application/x-www-form-urlencoded.");
    }

    static Refusal busy() {
        return new Refusal(503, "Too many sign-ins at once.", "Wait a few seconds and try again.");
    }

    int status() {
        return status;
    }

    String headline() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
