package dev.bartizan.policy;

/** When the text of a stream is inspected. */
public enum StreamingMode {
    /** Before the client sees it: text is held back until it was inspected. */
    BUFFERED,
    /** After the client saw it: text is forwarded at once, and verdicts follow. Nothing can be redacted any more. */
    ASYNCHRONOUS
}
