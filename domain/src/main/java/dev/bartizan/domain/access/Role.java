package dev.bartizan.domain.access;

/** What an account may do. Each role includes the one before it. */
public enum Role {
    /** Sees metadata: no prompt or completion text. */
    VIEWER,
    /** Reveals content (audited), works incidents. */
    ANALYST,
    /** Manages keys, accounts and configuration. */
    ADMIN;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
