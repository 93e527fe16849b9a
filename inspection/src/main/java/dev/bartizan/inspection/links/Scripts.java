package dev.bartizan.inspection.links;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Scripts of a name (Unicode TR 39, highly restrictive level). */
final class Scripts {
    private static final Set<UnicodeScript> TOGETHER = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.LATIN);

    private Scripts() {}

    /** Whether a name mixes scripts that no language writes together. */
    static boolean isMixed(String name) {
        Set<UnicodeScript> seen = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints().filter(Character::isLetter).forEach(c -> seen.add(UnicodeScript.of(c)));
        return seen.size() > 1 && !TOGETHER.containsAll(seen);
    }
}
