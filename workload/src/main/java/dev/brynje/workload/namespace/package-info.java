/** Where objects live, and whether they fit together. */
@NullMarked
package dev.brynje.workload.namespace;

import org.jspecify.annotations.NullMarked;
