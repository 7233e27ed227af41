/** What a workload may use up. */
@NullMarked
package dev.brynje.workload.resource;

import org.jspecify.annotations.NullMarked;
