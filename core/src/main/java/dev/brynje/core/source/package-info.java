/** Finds and reads what is to be judged, within bounds. */
@NullMarked
package dev.brynje.core.source;

import org.jspecify.annotations.NullMarked;
