/** Changes of Dockerfiles that make findings go, and nothing else of them. */
@NullMarked
package dev.brynje.fix.dockerfile;

import org.jspecify.annotations.NullMarked;
