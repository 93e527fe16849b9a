package dev.bartizan.inspection.grounding;

/** The groundedness model file is missing, damaged or of another version. The message says which. */
public final class GroundingModelException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    GroundingModelException(String message) {
        super(message);
    }

    GroundingModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
