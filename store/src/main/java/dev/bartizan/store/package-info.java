/**
 * Store: the SQL behind every repository interface the capability modules declare.
 *
 * <p>Domain records come in and go out; SQLite or PostgreSQL holds them. One thread writes with group commit, prompt and
 * completion text is sealed before it reaches the database, lists are paged by key. Must not know pages or HTTP. Start
 * reading at {@link dev.bartizan.store.Store}, then {@code Writer} for durability, {@code ContentCipher} for encryption
 * and {@code Dialect} for what the two engines do differently.
 */
@NullMarked
package dev.bartizan.store;

import org.jspecify.annotations.NullMarked;
