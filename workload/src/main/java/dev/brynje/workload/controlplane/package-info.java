/** How the cluster itself is set up: its components, their files and what held its pods. */
@NullMarked
package dev.brynje.workload.controlplane;

import org.jspecify.annotations.NullMarked;
