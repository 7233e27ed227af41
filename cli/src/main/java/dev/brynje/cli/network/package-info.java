/** The network ring at the command line. */
@NullMarked
package dev.brynje.cli.network;

import org.jspecify.annotations.NullMarked;
