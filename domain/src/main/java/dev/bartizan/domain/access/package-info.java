/** Who may use the console and what they did: accounts, sessions, the audit trail, and their repositories. */
@NullMarked
package dev.bartizan.domain.access;

import org.jspecify.annotations.NullMarked;
