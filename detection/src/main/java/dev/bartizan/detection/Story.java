package dev.bartizan.detection;

import dev.bartizan.domain.Entity;
import java.util.List;

/** Writes an incident's title from what happened: who, where, and the stages in the order they were first seen. */
final class Story {
    private static final int APPS_NAMED_MAX = 3;

    private Story() {}

    static String title(String who, List<Entity> entities, List<Member> members) {
        if (members.size() == 1) {
            return members.getFirst().title();
        }
        List<Stage> stages = members.stream().map(Member::stage).distinct().toList();
        String apps = apps(entities);
        if (stages.size() >= Correlation.STAGES_FOR_HIGH) {
            return "Multi-step attack on " + apps + " by " + who + ": "
                    + Words.list(stages.stream().map(Stage::noun).toList());
        }
        String times = stages.size() == 1 ? " (" + members.size() + " alerts)" : "";
        return sentenceStart(who) + " "
                + Words.list(stages.stream().map(Stage::sentence).toList()) + " in " + apps + times;
    }

    /** A person's name stays as it is; words for an unknown one start with a capital. */
    private static String sentenceStart(String who) {
        return who.startsWith("an unknown ") ? "An" + who.substring(2) : who;
    }

    private static String apps(List<Entity> entities) {
        List<String> apps = entities.stream()
                .filter(entity -> entity.kind() == Entity.Kind.APP)
                .map(Entity::value)
                .toList();
        if (apps.size() <= APPS_NAMED_MAX) {
            return Words.list(apps);
        }
        return apps.size() + " apps";
    }
}
