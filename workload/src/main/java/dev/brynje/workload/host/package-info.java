/** What a pod shares with its node. */
@NullMarked
package dev.brynje.workload.host;

import org.jspecify.annotations.NullMarked;
