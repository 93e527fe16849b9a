package dev.bartizan.detection;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Entity;
import java.util.Locale;

/**
 * Whom exchanges are counted and correlated by: the person; without one the app and address together; without an
 * address the app. Never an address alone: strangers share offices and proxies.
 *
 * @param kind which of the three
 * @param value what compares, lower case
 */
record ActorKey(Kind kind, String value) {
    /** The three ways to tell actors apart, best first. */
    enum Kind {
        PERSON("same-person-within-hour"),
        APP_AND_ADDRESS("same-app-and-address-within-hour"),
        APP("same-app-within-hour");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** The correlation rule's name, as in {@link dev.bartizan.domain.IncidentLink#rule()}. */
        String rule() {
            return rule;
        }
    }

    static ActorKey of(Actor actor) {
        if (actor.person().filter(person -> !person.isBlank()).isPresent()) {
            return new ActorKey(Kind.PERSON, actor.person().get().strip().toLowerCase(Locale.ROOT));
        }
        String app = actor.app().toLowerCase(Locale.ROOT);
        return actor.sourceIp()
                .map(ip -> new ActorKey(Kind.APP_AND_ADDRESS, app + '\n' + ip))
                .orElseGet(() -> new ActorKey(Kind.APP, app));
    }

    /** The entity that two alerts of this key share. */
    Entity shared(Actor actor) {
        return switch (kind) {
            case PERSON ->
                new Entity(Entity.Kind.PERSON, Words.name(actor.person().orElse(value)));
            case APP_AND_ADDRESS ->
                new Entity(Entity.Kind.ADDRESS, Words.name(actor.sourceIp().orElse(value)));
            case APP -> new Entity(Entity.Kind.APP, Words.name(actor.app()));
        };
    }

    /** E.g. {@code Same person, maria.lopez@example.test}. */
    String sharedInWords(Actor actor) {
        return switch (kind) {
            case PERSON -> "Same person, " + Words.name(actor.person().orElse(value));
            case APP_AND_ADDRESS ->
                "Same app and address, " + Words.name(actor.app()) + " from "
                        + Words.name(actor.sourceIp().orElse(value));
            case APP -> "Same app, " + Words.name(actor.app());
        };
    }
}
