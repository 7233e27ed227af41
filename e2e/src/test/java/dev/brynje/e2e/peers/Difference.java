package dev.brynje.e2e.peers;

import java.util.Locale;
import java.util.Map;

/**
 * An object on which a peer and we do not say the same.
 *
 * @param finder who finds something
 * @param what the peer's check, or our control
 * @param file the only object in it
 * @param tags of its scenario, with the object's name
 * @param answer what the other says instead, for people
 */
record Difference(
    Peer peer, Finder finder, String what, String file, Map<String, String> tags, String answer) {
  /** Who finds something where the other does not. */
  enum Finder {
    THEY,
    WE
  }

  /** What it is about, without the object. */
  String subject() {
    return "%s || %s || %s".formatted(peer.id(), finder.name().toLowerCase(Locale.ROOT), what);
  }
}
