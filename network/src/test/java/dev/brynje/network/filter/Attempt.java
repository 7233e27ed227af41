package dev.brynje.network.filter;

import dev.brynje.network.port.Protocol;
import java.net.InetSocketAddress;

/** A connection that is tried. */
record Attempt(End from, End to, boolean six, Protocol protocol, int port) {
  /** What became of it. */
  enum Outcome {
    CONNECTED,
    REFUSED,
    UNANSWERED
  }

  InetSocketAddress target() {
    return new InetSocketAddress(to.inet(six), port);
  }

  @Override
  public String toString() {
    return from.address(six) + " => " + to.address(six) + " : " + protocol + " " + port;
  }
}
