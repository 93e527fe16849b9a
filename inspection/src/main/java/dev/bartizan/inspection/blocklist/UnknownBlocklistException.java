package dev.bartizan.inspection.blocklist;

/** No list has that name. */
public final class UnknownBlocklistException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    public UnknownBlocklistException(String name) {
        super("no blocklist is called " + Checked.shown(name));
        this.name = name;
    }

    public String name() {
        return name;
    }
}
