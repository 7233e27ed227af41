package dev.brynje.network.model;

import java.util.List;

/**
 * A rule of a policy.
 *
 * @param field its path in the object, as {@code spec.ingress[0]}
 * @param name given by the author; mostly empty
 * @param peers any of which matches
 * @param ports any of which matches
 */
public record Rule(
    Origin origin,
    String field,
    String name,
    Action action,
    List<Peer> peers,
    List<PortMatch> ports) {
  public Rule {
    peers = List.copyOf(peers);
    ports = List.copyOf(ports);
  }
}
