/** What can be done about a finding, and what those who ask have decided before. */
@NullMarked
package dev.brynje.fix.answer;

import org.jspecify.annotations.NullMarked;
