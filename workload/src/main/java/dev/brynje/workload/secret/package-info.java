/** What must not stand in a manifest. */
@NullMarked
package dev.brynje.workload.secret;

import org.jspecify.annotations.NullMarked;
