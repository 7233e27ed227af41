/** Six things that every cluster should have done: which are, which are not, which nobody knows. */
@NullMarked
package dev.brynje.cli.checklist;

import org.jspecify.annotations.NullMarked;
