/** Addresses of both families, ranges of them, and their cutting into disjoint ones. */
@NullMarked
package dev.brynje.network.address;

import org.jspecify.annotations.NullMarked;
