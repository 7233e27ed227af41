/** Protocols and sets of ports. */
@NullMarked
package dev.brynje.network.port;

import org.jspecify.annotations.NullMarked;
