package dev.bartizan.detection;

import dev.bartizan.domain.Exchange;

/**
 * One way to notice that an exchange needs attention. Pure: the same window and exchange give the same step; no clock,
 * no I/O, no memory of its own. Exchanges of one actor, app and deployment come in order of acceptance, which is not
 * strictly order of time.
 */
public interface Detection {
    /** What this detection is, for people. */
    DetectionInfo info();

    /**
     * Looks at one exchange.
     *
     * @param window what this detection returned last for the same actor, app and deployment; {@link Window#EMPTY} at first
     * @return the window to keep, and what was noticed: at most one draft per finding type
     */
    Step evaluate(Window window, Exchange exchange);

    /** One sentence for an alert's title; it names who, where and what the guard did. Never the prompt's text. */
    String title(Telling telling);

    /**
     * Whether two findings of the same type but of different rules are different alerts. False for a detection that
     * counts: asking for the model and asking for the tools is one act of probing.
     */
    default boolean tellsRulesApart() {
        return true;
    }
}
