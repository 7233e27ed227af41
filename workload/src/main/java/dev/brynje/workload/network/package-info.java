/** What is open to the network, by presence. */
@NullMarked
package dev.brynje.workload.network;

import org.jspecify.annotations.NullMarked;
