/** What {@code brynje fix} reads, shows and writes. */
@NullMarked
package dev.brynje.cli.fix;

import org.jspecify.annotations.NullMarked;
