/** Values that tests of this module share. */
@NullMarked
package dev.brynje.core.testing;

import org.jspecify.annotations.NullMarked;
