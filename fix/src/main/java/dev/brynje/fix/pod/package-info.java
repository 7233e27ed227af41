/** Edits that make findings about pods go. */
@NullMarked
package dev.brynje.fix.pod;

import org.jspecify.annotations.NullMarked;
