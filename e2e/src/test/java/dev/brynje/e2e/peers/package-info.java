/** Our findings against those of other tools, on the same generated manifests. */
@NullMarked
package dev.brynje.e2e.peers;

import org.jspecify.annotations.NullMarked;
