package dev.bartizan.domain;

/** Where an incident stands; the names of Microsoft Graph security incidents this product uses so far. */
public enum IncidentStatus {
    ACTIVE("active"),
    IN_PROGRESS("inProgress"),
    RESOLVED("resolved");

    private final String wireName;

    IncidentStatus(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
