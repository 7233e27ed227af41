package dev.brynje.network.model;

import dev.brynje.network.port.Protocol;

/**
 * A port that a container declares.
 *
 * @param name empty when it has none
 */
public record ContainerPort(String name, Protocol protocol, int number) {}
