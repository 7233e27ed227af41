/** What a check of a manifest is, and how it says what it found. */
@NullMarked
package dev.brynje.workload.check;

import org.jspecify.annotations.NullMarked;
