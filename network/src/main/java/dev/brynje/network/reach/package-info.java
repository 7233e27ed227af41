/** Who reaches whom. */
@NullMarked
package dev.brynje.network.reach;

import org.jspecify.annotations.NullMarked;
