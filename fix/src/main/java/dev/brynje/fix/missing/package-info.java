/** Writes the objects that a namespace lacks. */
@NullMarked
package dev.brynje.fix.missing;

import org.jspecify.annotations.NullMarked;
