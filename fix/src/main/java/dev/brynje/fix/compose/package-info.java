/** Edits that make findings about Compose projects go. */
@NullMarked
package dev.brynje.fix.compose;

import org.jspecify.annotations.NullMarked;
