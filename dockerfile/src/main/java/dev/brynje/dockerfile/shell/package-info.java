/**
 * The text of RUN instructions, read as a POSIX shell or bash would, as far as text alone tells.
 */
@NullMarked
package dev.brynje.dockerfile.shell;

import org.jspecify.annotations.NullMarked;
