/** What was found when somebody began, so that only what is new fails. */
@NullMarked
package dev.brynje.core.baseline;

import org.jspecify.annotations.NullMarked;
