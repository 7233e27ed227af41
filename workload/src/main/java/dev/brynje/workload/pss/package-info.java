/** The Pod Security Standards, as each Kubernetes version has them. */
@NullMarked
package dev.brynje.workload.pss;

import org.jspecify.annotations.NullMarked;
