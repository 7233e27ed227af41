/** Reads Assessments back from their JSON form, and makes one of several. */
@NullMarked
package dev.brynje.core.assessment;

import org.jspecify.annotations.NullMarked;
