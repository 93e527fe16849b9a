package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.profanity.Profanity;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Swear words, in every kind of text but the deployer's own. */
final class ProfanityDetector implements Detector {
    static final String NAME = "profanity";

    /** English names of languages: looking one up in the platform's tables takes longer than the whole search. */
    private static final Map<String, String> LANGUAGES = new ConcurrentHashMap<>();

    @Override
    public boolean reads(View view, TextKind kind) {
        return kind != TextKind.SYSTEM && view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        for (Profanity.Hit hit : Profanity.find(view.lower())) {
            String language = LANGUAGES.computeIfAbsent(hit.language(), ProfanityDetector::displayName);
            String how = hit.disguised() ? ", written so that a plain search misses it" : "";
            sink.add(
                    view,
                    hit.start(),
                    hit.end(),
                    new FindingSink.Match(
                            NAME,
                            NAME,
                            hit.strong() ? 0.9 : 0.6,
                            hit.disguised() ? Confidence.MEDIUM : Confidence.HIGH,
                            "A swear word (" + language + ")" + how + ".",
                            "profanity/" + hit.language() + "@1"));
        }
    }

    private static String displayName(String language) {
        return Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
    }
}
