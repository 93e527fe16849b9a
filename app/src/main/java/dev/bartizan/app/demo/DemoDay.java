package dev.bartizan.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded working day, {@code day.jsonl} beside this class, in the order of its times. */
public final class DemoDay {
    private DemoDay() {}

    public static List<DemoExchange> load() {
        JsonMapper json = new JsonMapper();
        List<DemoExchange> day = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoDay.class.getResourceAsStream("day.jsonl")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    day.add(exchange(json.readTree(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(day);
    }

    private static DemoExchange exchange(JsonNode line) {
        List<DemoExchange.Message> messages = new ArrayList<>();
        for (JsonNode message : line.path("messages")) {
            messages.add(new DemoExchange.Message(
                    message.path("role").asString(), message.path("content").asString()));
        }
        return new DemoExchange(
                LocalTime.parse(line.path("at").asString()),
                line.path("app").asString(),
                line.path("person").asString(),
                line.path("ip").asString(),
                messages,
                line.path("answer").asString(""),
                Optional.of(line.path("reasoning").asString("")).filter(s -> !s.isEmpty()),
                line.path("stream").asBoolean(false));
    }
}
