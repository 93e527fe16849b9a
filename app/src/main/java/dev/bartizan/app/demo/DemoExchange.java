package dev.bartizan.app.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * One recorded call of the demo day. All people, apps and texts are invented.
 *
 * @param at time of day, UTC
 * @param app the calling application
 * @param person the end user
 * @param ip the end user's address
 * @param messages sent to the model
 * @param answer what the sandbox model answers
 * @param reasoning what it "thinks" before, as DeepSeek R1 does
 * @param stream whether the app asks for a stream
 */
public record DemoExchange(
        LocalTime at,
        String app,
        String person,
        String ip,
        List<Message> messages,
        String answer,
        Optional<String> reasoning,
        boolean stream) {
    public DemoExchange {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: none (expected: at least one)");
        }
    }

    /** One chat message: {@code system}, {@code user}, {@code assistant} or {@code tool}. */
    public record Message(String role, String content) {}

    /** The last message of the user, which the sandbox model recognises. */
    public String question() {
        return messages.reversed().stream()
                .filter(m -> m.role().equals("user"))
                .map(Message::content)
                .findFirst()
                .orElse("");
    }
}
