package dev.brynje.network.generate;

import dev.brynje.network.port.PortSet;

/**
 * A connection that has to be open.
 *
 * @param ports of the destination's pods
 * @param reason what says so
 */
public record Need(Side from, Side to, PortSet ports, String reason) {}
