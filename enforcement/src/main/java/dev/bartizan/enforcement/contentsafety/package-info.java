/**
 * The content safety API: the wire contract of Azure AI Content Safety, so that its published clients work unmodified.
 *
 * <p>HTTP requests below {@code /contentsafety} come in; severities, verdicts, blocklists and categories go out as JSON.
 * Everything that is found is found by the inspection services, everything that is decided is decided by the guards of
 * the policy module; this package only speaks the protocol and holds its limits. Must not know storage engines, pages or the
 * gateway: callers and policies come in through {@link dev.bartizan.enforcement.contentsafety.CallerKeys} and {@link
 * dev.bartizan.enforcement.contentsafety.Policies}.
 *
 * <p>Start reading at {@link dev.bartizan.enforcement.contentsafety.ContentSafetyApi} (bounds, authentication, errors), then
 * {@code Operations} (the table of paths) and the operations it names. What is beyond the contract goes out in extra
 * members, which the clients ignore: {@code score}, {@code subtype}, {@code spans}, {@code explanation}, {@code rule}.
 */
@NullMarked
package dev.bartizan.enforcement.contentsafety;

import org.jspecify.annotations.NullMarked;
