package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bartizan.domain.TextKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookPointTest {
    @Test
    void thereAreEight() {
        assertEquals(
                List.of(
                        "agent_startup",
                        "input",
                        "pre_model_call",
                        "post_model_call",
                        "pre_tool_call",
                        "post_tool_call",
                        "output",
                        "agent_shutdown"),
                HookPoint.WIRE_NAMES);
    }

    @Test
    void theRoleOfTheInputDecidesHowFarItIsTrusted() {
        assertEquals(
                TextKind.PROMPT,
                only(HookPoint.INPUT, "{'input':{'content':'x','role':'user'}}").kind());
        assertEquals(
                TextKind.DOCUMENT,
                only(HookPoint.INPUT, "{'input':{'content':'x','role':'external'}}")
                        .kind());
        assertEquals(
                TextKind.SYSTEM,
                only(HookPoint.INPUT, "{'input':{'content':'x','role':'system'}}")
                        .kind());
    }

    @Test
    void whatAToolAnswersIsADocument() {
        Moderator.Piece piece = only(HookPoint.POST_TOOL_CALL, "{'tool_result':{'value':{'a/b':['x']}}}");
        assertEquals(new Moderator.Piece("/tool_result/value/a~1b/0", "x", TextKind.DOCUMENT), piece);
    }

    @Test
    void messagesAreTakenByRoleAndWithoutTheirLabels() {
        List<Moderator.Piece> pieces = pieces(
                HookPoint.PRE_MODEL_CALL,
                "{'messages':[{'role':'system','content':'s'},{'role':'tool','tool_call_id':'1','content':'t'}]}");
        assertEquals(
                List.of(
                        new Moderator.Piece("/messages/0/content", "s", TextKind.SYSTEM),
                        new Moderator.Piece("/messages/1/content", "t", TextKind.DOCUMENT)),
                pieces);
    }

    @Test
    void tooManyTextsAreRefused() {
        String many = "{'output':[" + "'x',".repeat(HookTexts.TEXTS_MAX) + "'x']}";
        assertEquals(
                400,
                assertThrows(Problem.class, () -> pieces(HookPoint.OUTPUT, many))
                        .status());
    }

    private static Moderator.Piece only(HookPoint point, String json) {
        List<Moderator.Piece> pieces = pieces(point, json);
        assertEquals(1, pieces.size());
        return pieces.getFirst();
    }

    private static List<Moderator.Piece> pieces(HookPoint point, String json) {
        HookTexts texts = new HookTexts();
        point.collect(new Fields(new Json().parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))), texts);
        return texts.pieces();
    }
}
