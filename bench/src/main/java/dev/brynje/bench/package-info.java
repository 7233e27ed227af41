/** Measurements, and the seeded inputs that they measure on. */
@NullMarked
package dev.brynje.bench;

import org.jspecify.annotations.NullMarked;
