/** The command line: commands, progress, and putting the rings together. */
@NullMarked
package dev.brynje.cli;

import org.jspecify.annotations.NullMarked;
