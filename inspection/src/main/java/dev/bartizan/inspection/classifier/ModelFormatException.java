package dev.bartizan.inspection.classifier;

/** A model file or one of its parts is missing, damaged, too large or of another version. The message says which. */
public final class ModelFormatException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ModelFormatException(String message) {
        super(message);
    }

    ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
