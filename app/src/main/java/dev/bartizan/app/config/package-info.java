/**
 * Configuration: a YAML file comes in, a checked {@link dev.bartizan.app.config.Config} or a list of problems with line
 * numbers goes out. Anything the file can say can be built in code from the records here.
 */
@NullMarked
package dev.bartizan.app.config;

import org.jspecify.annotations.NullMarked;
