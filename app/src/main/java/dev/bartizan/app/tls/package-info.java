/**
 * TLS: where the certificate of the TLS listener comes from.
 *
 * <p>Files the operator names, or a private authority made on first start, whose certificate clients are told to trust.
 * Paths and names go in; a key with its chain comes out. Start reading at {@link dev.bartizan.app.tls.TlsFiles}.
 */
@NullMarked
package dev.bartizan.app.tls;

import org.jspecify.annotations.NullMarked;
