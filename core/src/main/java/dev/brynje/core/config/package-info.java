/** Reads {@code brynje.yaml}, the one configuration file. */
@NullMarked
package dev.brynje.core.config;

import org.jspecify.annotations.NullMarked;
