package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.TextKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final String STREAM =
            ": hi\r\n\r\ndata: one\r\ndata:two\r\n\r\nevent: x\ndata: é€😀\n\nid: 4\rdata: r\r\rdata: [DONE]\n\n";
    private static final String EVENTS =
            "[Comment[], Data[text=one\ntwo], Data[text=é€😀], Data[text=r], Data[text=[DONE]]]";

    private final ChatRequestReader reader = new ChatRequestReader(new Json(64));

    @Property(tries = 200)
    void readsTheSameEventsHoweverTheBytesArrive(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> sizes) {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        int[] state = {0, 0};
        SseReader.Source source = buffer -> {
            if (state[0] == bytes.length) {
                return -1;
            }
            int size = Math.min(sizes.get(state[1]++ % sizes.size()), bytes.length - state[0]);
            System.arraycopy(bytes, state[0], buffer, 0, size);
            state[0] += size;
            return size;
        };

        assertEquals(EVENTS, all(new SseReader(source, 1000)).toString());
    }

    @Test
    void refusesAnEndlessLineAndAnEndlessEvent() {
        SseReader line = new SseReader(buffer -> fill(buffer, "x"), 1000);
        assertThrows(UpstreamFailure.class, line::next);
        SseReader event = new SseReader(buffer -> fill(buffer, "data: x\n"), 1000);
        assertThrows(UpstreamFailure.class, event::next);
    }

    @Test
    void dropsAnEventThatWasNotFinishedUnlessItIsTheEnd() {
        assertEquals("[]", all(of("data: half")).toString());
        assertEquals("[Data[text=[DONE]]]", all(of("data: [DONE]")).toString());
    }

    @Property(tries = 500)
    void anyBytesAreARequestOrARefusal(@ForAll byte[] bytes) {
        try {
            reader.read(bytes);
        } catch (Refusal e) {
            assertEquals(400, e.status());
        }
    }

    @Property(tries = 500)
    void anyJsonLikeTextIsARequestOrARefusal(
            @ForAll @StringLength(max = 40) String noise, @ForAll @IntRange(max = 5) int at) {
        String[] parts = {
            "{\"model\":\"m\",", "\"messages\":[", "{\"role\":\"user\",", "\"content\":[{\"text\":\"x\"}]", "}]", "}"
        };
        parts[at] = parts[at] + noise.replace("\\", "");
        try {
            reader.read(String.join("", parts).getBytes(StandardCharsets.UTF_8));
        } catch (Refusal e) {
            assertEquals(400, e.status());
        }
    }

    @Test
    void readsRolesAsKinds() {
        ChatRequest request = reader.read(("{\"model\":\"m\",\"messages\":[{\"role\":\"developer\",\"content\":\"a\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"b\"}]},"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"function\":{\"arguments\":\"c\"}}]},"
                        + "{\"role\":\"tool\",\"content\":\"d\"},{\"role\":\"strange\",\"content\":\"e\"}]}")
                .getBytes(StandardCharsets.UTF_8));

        assertEquals(
                List.of(TextKind.SYSTEM, TextKind.PROMPT, TextKind.COMPLETION, TextKind.DOCUMENT, TextKind.PROMPT),
                request.parts().stream().map(ChatRequest.Part::kind).toList());
    }

    @Test
    void reportsMisspeltKeysOfTheSecurityContextAndIgnoresNamesAsAddresses() {
        Json json = new Json(64);
        UserContext context = UserContext.read(
                json.parse(
                        "{\"end_user_id\":\" u1\\u0000 \",\"sourceIp\":\"1.2.3.4\",\"source_ip\":\"evil.test\",\"application_name\":7}"));

        assertEquals("u1", context.person().orElse(""));
        assertTrue(context.sourceIp().isEmpty());
        assertEquals(3, context.warnings().size());
        assertTrue(context.warnings().getFirst().contains("user_security_context.sourceIp is unknown"));
    }

    private static int fill(byte[] buffer, String with) {
        byte[] bytes = with.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        return bytes.length;
    }

    private static SseReader of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean[] done = {false};
        return new SseReader(
                buffer -> {
                    if (done[0]) {
                        return -1;
                    }
                    done[0] = true;
                    System.arraycopy(bytes, 0, buffer, 0, bytes.length);
                    return bytes.length;
                },
                1000);
    }

    private static List<SseReader.Event> all(SseReader reader) {
        List<SseReader.Event> events = new ArrayList<>();
        for (SseReader.Event event = reader.next(); !(event instanceof SseReader.End); event = reader.next()) {
            events.add(event);
        }
        return events;
    }
}
