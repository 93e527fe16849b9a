package dev.bartizan.detection;

/**
 * How much detection remembers. Beyond it the actor seen longest ago is forgotten: their next alert opens a new incident.
 *
 * @param actorsMax people (or apps and addresses) with something suspicious, 1 or more
 * @param alertsMax alerts of all actors that may still grow, 1 or more; each takes at most about 30 kB
 */
public record EngineLimits(int actorsMax, int alertsMax) {
    public EngineLimits {
        positive("actorsMax", actorsMax);
        positive("alertsMax", alertsMax);
    }

    /** 5,000 actors and 4,000 alerts: 120 MB when every text is as long as it can be, usually below 10 MB. */
    public static EngineLimits standard() {
        return new EngineLimits(5_000, 4_000);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
        }
    }
}
