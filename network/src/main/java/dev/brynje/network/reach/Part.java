package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;

/** Some ports of, or to, some ends. */
record Part(PortSet ports, Bits peers) {}
