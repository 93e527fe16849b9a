package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.profanity.Profanity;
import java.util.Locale;

/** Swear words, in every kind of text but the deployer's own. */
final class ProfanityDetector implements Detector {
    static final String NAME = "profanity";

    @Override
    public boolean reads(View view, TextKind kind) {
        return kind != TextKind.SYSTEM && view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        for (Profanity.Hit hit : Profanity.find(view.lower())) {
            String language = Locale.of(hit.language()).getDisplayLanguage(Locale.ENGLISH);
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
}
