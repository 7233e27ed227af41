/** Compose files: a reader that follows Docker Compose, with the place of every value. */
@NullMarked
package dev.brynje.compose;

import org.jspecify.annotations.NullMarked;
