package dev.bartizan.domain;

/**
 * Something alerts share: a person, an app, an address, a deployment.
 *
 * @param kind what it is
 * @param value its name
 */
public record Entity(Kind kind, String value) {
    /** What kinds there are. */
    public enum Kind {
        PERSON,
        APP,
        ADDRESS,
        DEPLOYMENT
    }
}
