package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtypeTest {
    @ParameterizedTest
    @CsvSource({
        "prompt_attack, original, prompt-shield/override-previous@1, change_system_rules",
        "prompt_attack, original, prompt-shield/persona-dan@1, role_play",
        "prompt_attack, original, prompt-shield/role-tag@1, fabricated_conversation",
        "document_attack, original, prompt-shield/send-out@1, information_gathering",
        "document_attack, original, prompt-shield/hide-from-user@1, manipulated_content",
        "prompt_attack, base64, model/prompt@3, encoding",
        "ascii_smuggling, tags, ascii_smuggling/tags@1, encoding",
        "prompt_attack, original, model/prompt@3, unspecified"
    })
    void ruleAndViewTellTheSubtype(String type, String view, String rule, String subtype) {
        Finding finding = new Finding("d", type, 0.9, Confidence.HIGH, new Span(0, 1), view, "because", rule);
        assertEquals(subtype, Subtype.of(finding).wireName());
        assertEquals(FindingType.isAttack(type), true);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,2", "3,2", "4,4", "5,4", "6,6", "7,6"})
    void fourLevelsRoundDown(int severity, int told) {
        assertEquals(told, OutputType.FOUR.tell(severity));
        assertEquals(severity, OutputType.EIGHT.tell(severity));
    }
}
