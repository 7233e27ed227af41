/** The flags of the control plane's own components. */
@NullMarked
package dev.brynje.workload.controlplane;

import org.jspecify.annotations.NullMarked;
