package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Instructions written in characters that no reader sees: Unicode tag characters or runs of variation selectors. Reads the
 * raw text, not a view. Flags of regions (black flag with tags) are not smuggling.
 */
final class AsciiSmuggling {
    static final String NAME = "ascii_smuggling";
    private static final int FINDINGS_MAX = 64;
    private static final int CERTAIN_FROM = 8;

    private AsciiSmuggling() {}

    static List<Finding> find(String raw) {
        List<Finding> findings = new ArrayList<>();
        if (raw.indexOf('\uDB40') < 0) {
            return findings;
        }
        for (TagRun run : TagRun.of(raw)) {
            if (findings.size() == FINDINGS_MAX) {
                break;
            }
            findings.add(finding(new Span(run.start(), run.end()), run.characters(), "tag characters", "tags"));
        }
        addSelectorRuns(raw, findings);
        return findings;
    }

    private static void addSelectorRuns(String raw, List<Finding> findings) {
        HiddenCharDecoder.selectors(raw, OffsetMap.identity(), raw.length() * 4).ifPresent(hidden -> {
            int length = hidden.text().length();
            findings.add(finding(hidden.map().span(0, length), length, "variation selectors", "selectors"));
        });
    }

    private static Finding finding(Span span, int characters, String what, String view) {
        boolean certain = characters >= CERTAIN_FROM;
        return new Finding(
                NAME,
                FindingType.ASCII_SMUGGLING,
                certain ? 0.98 : 0.6,
                certain ? Confidence.HIGH : Confidence.MEDIUM,
                span,
                view,
                "%d characters of invisible text, written in %s.".formatted(characters, what),
                NAME + "/" + view + "@1");
    }
}
