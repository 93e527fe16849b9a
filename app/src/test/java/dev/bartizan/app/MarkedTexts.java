package dev.bartizan.app;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real engine, with harm scores that the text itself asks for, e.g. {@code [violence=0.6]}, 0 where it does not, and a
 * pause of so many milliseconds for {@code [wait=700]}. {@code [fail]} fails.
 */
final class MarkedTexts implements Inspector {
    private static final Pattern MARK = Pattern.compile("\\[(hate|sexual|violence|self_harm|wait)=([0-9.]+)]");

    private final Inspector engine;

    MarkedTexts(Inspector engine) {
        this.engine = engine;
    }

    @Override
    public Inspection inspect(String text, TextKind kind) {
        if (text.contains("[fail]")) {
            throw new IllegalStateException("as asked");
        }
        Inspection inspection = engine.inspect(text, kind);
        Map<String, Double> scores = new TreeMap<>(inspection.scores().values());
        Scores.HARM_CATEGORIES.forEach(category -> scores.put(category, 0.0));
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals("wait")) {
                pause(Long.parseLong(matcher.group(2)));
            } else {
                scores.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
            }
        }
        return new Inspection(
                inspection.findings(),
                new Scores(scores),
                inspection.views(),
                inspection.complete(),
                inspection.micros());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
