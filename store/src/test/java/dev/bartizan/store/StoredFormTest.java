package dev.bartizan.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.TextKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The JSON on disk is a promise to databases already written: these rows of version 1 must stay readable. */
class StoredFormTest {
    private static final String FINDING = """
            {"detector":"shield","type":"email","score":0.97,"confidence":"HIGH","span":{"start":0,"end":3},\
            "view":"base64","explanation":"asks to ignore rules","rule":"shield@1"}""";

    @Test
    void readsWhatVersionOneWroteAboutAnExchange() {
        ExchangeRow.Inspected read = Json.read("""
                {"prompt":[{"role":"user","kind":"PROMPT","findings":[%s],"scores":{"prompt_attack":0.25},\
                "viewNames":["base64"],"complete":true,"micros":87}],"completion":[],\
                "promptVerdict":{"action":"BLOCK","reasons":["why"],"decisive":[%s]},\
                "completionVerdict":{"action":"ALLOW","reasons":[],"decisive":[]},"later":"ignored"}""".formatted(FINDING, FINDING), ExchangeRow.Inspected.class);
        assertEquals(TextKind.PROMPT, read.prompt().getFirst().kind());
        assertEquals(
                List.of(Examples.finding("email")), read.prompt().getFirst().findings());
        assertEquals(List.of("base64"), read.prompt().getFirst().viewNames());
        assertEquals(87, read.prompt().getFirst().micros());
        assertEquals(Action.BLOCK, read.promptVerdict().action());
        assertEquals(List.of(Examples.finding("email")), read.promptVerdict().decisive());
    }

    @Test
    void readsTheTextsVersionOneSealed() {
        ExchangeRow.Texts read = Json.read("""
                {"prompt":[{"text":"\\uD800 hello","views":["decoded"]}],"completion":[]}""", ExchangeRow.Texts.class);
        assertEquals(
                new ExchangeRow.PartTexts("\uD800 hello", List.of("decoded")),
                read.prompt().getFirst());
    }

    @Test
    void readsWhatVersionOneWroteAboutAlertsAndIncidents() {
        AlertRow.Facts facts = Json.read("""
                {"techniques":["AML.T0054"],"tactics":[],"evidence":[{"exchangeId":"x","side":"prompt","partIndex":0,\
                "finding":%s,"excerptSpan":{"start":1,"end":2},"decodedName":null}]}""".formatted(FINDING), AlertRow.Facts.class);
        assertEquals(Optional.empty(), facts.evidence().getFirst().decodedName());
        assertEquals(Examples.finding("email"), facts.evidence().getFirst().finding());
        IncidentLink link = Json.readList("""
                        [{"alertId":"a","rule":"same-person-within-hour","shared":{"kind":"PERSON","value":"maria"},\
                        "distance":"PT1M30S","reason":"the same person"}]""", IncidentLink.class).getFirst();
        Entity maria = new Entity(Entity.Kind.PERSON, "maria");
        assertEquals(
                new IncidentLink("a", "same-person-within-hour", maria, Duration.ofSeconds(90), "the same person"),
                link);
    }

    @Test
    void writesOnlyAscii() {
        String json = Json.write(List.of("\0 \uD800 \uD83D\uDE00 é"));
        assertTrue(json.chars().allMatch(c -> c >= 32 && c < 127), json);
        assertEquals(List.of("\0 \uD800 \uD83D\uDE00 é"), Json.readList(json, String.class));
    }

    @Property
    void columnTextIsShortCleanAndSettled(@ForAll @StringLength(max = 1200) String text) {
        String column = Columns.text(text);
        assertTrue(column.length() <= Columns.TEXT_MAX);
        assertFalse(column.indexOf(0) >= 0);
        assertTrue(UTF_8.newEncoder().canEncode(column));
        assertEquals(column, Columns.text(column));
        String whole = Columns.longText(text);
        assertEquals(text.length(), whole.length());
        assertTrue(UTF_8.newEncoder().canEncode(whole));
    }

    @Property
    void cursorComesBackFromItsText(@ForAll long millis, @ForAll @StringLength(min = 1, max = 60) String id) {
        PageCursor cursor = new PageCursor(millis, Columns.text(id));
        assertEquals(cursor, PageCursor.parse(cursor.text()));
    }

    @Property
    void anyOtherCursorIsRefusedAndNothingElseHappens(@ForAll @StringLength(max = 100) String text) {
        if (!text.matches("(?s)[+-]?\\d{1,18}_.+")) {
            assertThrows(IllegalArgumentException.class, () -> PageCursor.parse(text));
        }
    }
}
