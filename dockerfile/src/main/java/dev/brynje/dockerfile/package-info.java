/** Dockerfiles with exact positions, read as BuildKit reads them. */
@NullMarked
package dev.brynje.dockerfile;

import org.jspecify.annotations.NullMarked;
