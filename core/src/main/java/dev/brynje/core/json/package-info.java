/** JSON that anybody may have written or edited. */
@NullMarked
package dev.brynje.core.json;

import org.jspecify.annotations.NullMarked;
