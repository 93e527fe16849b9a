package dev.bartizan.onnx;

/** A model or tokenizer file that cannot be used; the message says which, why, and what to do. */
public final class ModelLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelLoadException(String message) {
        super(message);
    }

    ModelLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
