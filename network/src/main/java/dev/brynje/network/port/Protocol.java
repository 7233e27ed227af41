package dev.brynje.network.port;

import java.util.Optional;

/** The protocols with ports that policies know; in the order in which lists show them. */
public enum Protocol {
  SCTP(0),
  TCP(1),
  UDP(2);

  /** Ports of one protocol; the first is never used. */
  static final int PORTS = 1 << 16;

  private final int place;

  Protocol(int place) {
    this.place = place;
  }

  /** Where its ports begin when those of all protocols stand in one row. */
  int base() {
    return place * PORTS;
  }

  /** Whose port stands at a place of that row. */
  static Protocol at(int place) {
    for (Protocol protocol : values()) {
      if (place < protocol.base() + PORTS) {
        return protocol;
      }
    }
    throw new IllegalArgumentException("no port: " + place);
  }

  /** By its name as the API spells it. */
  public static Optional<Protocol> of(String name) {
    return switch (name) {
      case "SCTP" -> Optional.of(SCTP);
      case "TCP" -> Optional.of(TCP);
      case "UDP" -> Optional.of(UDP);
      default -> Optional.empty();
    };
  }
}
