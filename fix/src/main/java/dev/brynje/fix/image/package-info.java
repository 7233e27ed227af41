/** What well-known images need to run under a hardened pod. */
@NullMarked
package dev.brynje.fix.image;

import org.jspecify.annotations.NullMarked;
