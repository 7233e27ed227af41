/** Checks of Dockerfiles. */
@NullMarked
package dev.brynje.workload.dockerfile;

import org.jspecify.annotations.NullMarked;
