/** Which image runs, and whether that can change unseen. */
@NullMarked
package dev.brynje.workload.image;

import org.jspecify.annotations.NullMarked;
