/** Tests of the built product from outside, and of the rules that hold for all modules. */
@NullMarked
package dev.brynje.e2e;

import org.jspecify.annotations.NullMarked;
