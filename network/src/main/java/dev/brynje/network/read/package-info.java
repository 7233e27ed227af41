/** Reads a cluster from manifests. */
@NullMarked
package dev.brynje.network.read;

import org.jspecify.annotations.NullMarked;
