package dev.bartizan.gateway;

import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion request, checked as far as the gateway needs it. Everything else in {@code body} passes through.
 *
 * @param body the request's JSON, edited in place before it goes upstream
 * @param model the deployment asked for
 * @param stream whether an event stream is wanted
 * @param usageWanted whether the client asked for token counts in the stream
 * @param choices {@code n}
 * @param parts every text in the messages, in order
 * @param user the {@code user} field
 * @param context {@code user_security_context}, taken out of the body
 */
record ChatRequest(
        ObjectNode body,
        String model,
        boolean stream,
        boolean usageWanted,
        int choices,
        List<Part> parts,
        Optional<String> user,
        UserContext context) {
    /**
     * One text of a message.
     *
     * @param role of the message
     * @param kind how it is inspected
     * @param piece the text, and how to redact it
     */
    record Part(String role, TextKind kind, TextSlot.Piece piece) {}
}
