package dev.bartizan.console;

import java.util.Optional;

/**
 * The bar above content: masked with a form to reveal it, or readable until a time.
 *
 * @param base address of the thing whose content it is, e.g. {@code /incidents/0198…}
 * @param grant why it is readable, empty while masked
 */
record RevealView(String base, Optional<Reveals.Grant> grant) {}
