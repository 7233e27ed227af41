/** What a container may write, and what it mounts. */
@NullMarked
package dev.brynje.workload.filesystem;

import org.jspecify.annotations.NullMarked;
