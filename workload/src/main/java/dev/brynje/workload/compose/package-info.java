/** Judges what Compose projects say of their services. */
@NullMarked
package dev.brynje.workload.compose;

import org.jspecify.annotations.NullMarked;
