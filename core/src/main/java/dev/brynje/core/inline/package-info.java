/** Waivers that are written beside what they are about: comments and annotations. */
@NullMarked
package dev.brynje.core.inline;

import org.jspecify.annotations.NullMarked;
