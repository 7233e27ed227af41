/** Makes the smallest policies that keep what is needed. */
@NullMarked
package dev.brynje.network.generate;

import org.jspecify.annotations.NullMarked;
