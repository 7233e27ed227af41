/** The files that tell what of a directory is no part of a build context. */
@NullMarked
package dev.brynje.dockerfile.ignore;

import org.jspecify.annotations.NullMarked;
