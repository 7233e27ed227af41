/** Differences between texts, as people and git read them. */
@NullMarked
package dev.brynje.fix.diff;

import org.jspecify.annotations.NullMarked;
