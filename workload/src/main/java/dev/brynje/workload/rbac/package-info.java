/** Who may do what in the cluster. */
@NullMarked
package dev.brynje.workload.rbac;

import org.jspecify.annotations.NullMarked;
