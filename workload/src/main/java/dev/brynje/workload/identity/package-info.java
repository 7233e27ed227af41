/** Who a container runs as. */
@NullMarked
package dev.brynje.workload.identity;

import org.jspecify.annotations.NullMarked;
