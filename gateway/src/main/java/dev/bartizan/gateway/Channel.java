package dev.bartizan.gateway;

import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextPart;
import java.util.List;

/**
 * One text of a streamed choice: its answer, its reasoning or the arguments of one tool call. Text of the upstream goes in,
 * text that the client may see comes out. Not thread-safe.
 */
sealed interface Channel permits HeldChannel, FollowedChannel {
    String ANSWER = "answer";
    String REASONING = "reasoning";
    String TOOL_CALL = "tool_call";
    String REFUSAL = "refusal";

    /**
     * What was made of a window of a text that the client has seen already.
     *
     * @param window place in the whole text, UTF-16 units
     * @param part the window's text and what was found in it
     */
    record Checked(Span window, TextPart part) {}

    /** Takes more text; returns what may be shown now. After a block it returns nothing. */
    String append(String text);

    /** The model goes on in another channel: what may be shown of this one now. */
    String leave();

    /** The text is over: what may be shown of the rest. */
    String end();

    /** Characters that were shown before they were inspected. */
    int unchecked();

    /** Inspects what was shown before it was inspected, if any. */
    void catchUp();

    /** What was made of text shown already, since the last call. */
    List<Checked> checked();

    /** Whether nothing is shown before the end, because only the whole text can be judged. */
    boolean withheld();

    /** What was said so far and what was found in it; more may be added. */
    CompletionText said();

    List<TextPart> parts();
}
