/** An Assessment in the form that each reader wants. */
@NullMarked
package dev.brynje.core.report;

import org.jspecify.annotations.NullMarked;
