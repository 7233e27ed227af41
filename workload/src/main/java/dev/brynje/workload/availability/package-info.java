/** Whether a workload survives a bad day. */
@NullMarked
package dev.brynje.workload.availability;

import org.jspecify.annotations.NullMarked;
