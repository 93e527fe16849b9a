package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kind of attack that a finding tells of: the service's four on user prompts, which also occur in documents, and its six
 * that occur in documents only. {@link #UNSPECIFIED} where rule and view do not tell, as with the trained model.
 */
enum Subtype {
    CHANGE_SYSTEM_RULES("change_system_rules"),
    FABRICATED_CONVERSATION("fabricated_conversation"),
    ROLE_PLAY("role_play"),
    ENCODING("encoding"),
    MANIPULATED_CONTENT("manipulated_content"),
    UNAUTHORISED_ACCESS("unauthorised_access"),
    INFORMATION_GATHERING("information_gathering"),
    AVAILABILITY("availability"),
    FRAUD("fraud"),
    MALWARE("malware"),
    UNSPECIFIED("unspecified");

    /** Views that only tidy a text; a finding in any other view was hidden in an encoding. */
    private static final Set<String> PLAIN_VIEWS = Set.of("original", "normalised", "despaced");

    /** By the start of a rule's id, the longest first. */
    private static final List<Map.Entry<String, Subtype>> RULES = List.of(
            Map.entry("hide-from-user", MANIPULATED_CONTENT),
            Map.entry("to-the-assistant", MANIPULATED_CONTENT),
            Map.entry("send-out", INFORMATION_GATHERING),
            Map.entry("leak-", INFORMATION_GATHERING),
            Map.entry("asks-", INFORMATION_GATHERING),
            Map.entry("override-", CHANGE_SYSTEM_RULES),
            Map.entry("new-instructions", CHANGE_SYSTEM_RULES),
            Map.entry("never-refuse", CHANGE_SYSTEM_RULES),
            Map.entry("end-of-input", FABRICATED_CONVERSATION),
            Map.entry("role-", FABRICATED_CONVERSATION),
            Map.entry("persona-", ROLE_PLAY),
            Map.entry("two-answers", ROLE_PLAY),
            Map.entry("access-", UNAUTHORISED_ACCESS),
            Map.entry("availability-", AVAILABILITY),
            Map.entry("fraud-", FRAUD),
            Map.entry("malware-", MALWARE));

    private final String wireName;

    Subtype(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Subtype of(Finding finding) {
        if (finding.type().equals(FindingType.ASCII_SMUGGLING)) {
            return ENCODING;
        }
        String rule = finding.rule();
        if (rule.startsWith("prompt-shield/")) {
            String id = rule.substring("prompt-shield/".length());
            for (Map.Entry<String, Subtype> entry : RULES) {
                if (id.startsWith(entry.getKey())) {
                    return entry.getValue();
                }
            }
        }
        return PLAIN_VIEWS.contains(finding.view()) ? UNSPECIFIED : ENCODING;
    }
}
