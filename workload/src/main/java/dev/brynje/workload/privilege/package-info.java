/** What the kernel lets a container do. */
@NullMarked
package dev.brynje.workload.privilege;

import org.jspecify.annotations.NullMarked;
