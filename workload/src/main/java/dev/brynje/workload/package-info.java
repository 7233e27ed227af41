/** Ring 1: judges what makes a container. */
@NullMarked
package dev.brynje.workload;

import org.jspecify.annotations.NullMarked;
