/** Makes findings go, in the source and with nothing else of it changed. */
@NullMarked
package dev.brynje.fix;

import org.jspecify.annotations.NullMarked;
