package dev.bartizan.inspection.category;

/** The version is being built already. The message says which. */
public final class CategoryBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CategoryBusyException(String message) {
        super(message);
    }
}
