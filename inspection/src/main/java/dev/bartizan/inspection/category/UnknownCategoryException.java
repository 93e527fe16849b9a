package dev.bartizan.inspection.category;

/** There is no such category, or it has no model yet. The message says which. */
public final class UnknownCategoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownCategoryException(String message) {
        super(message);
    }
}
