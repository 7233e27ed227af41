package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads blocks of addresses. */
final class Blocks {
  private static final String WANTED =
      "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

  /** How many networks, or names of domains, the API takes in one peer. */
  static final int MOST = 25;

  private Blocks() {}

  /** An {@code ipBlock} of a NetworkPolicy. */
  static Peer ipBlock(Written written, Field block) {
    Field cidr = block.get("cidr");
    if (cidr.string().orElse("").isEmpty()) {
      written.refuse(cidr, "Required value");
      return new Peer.Unknown("an ipBlock without cidr");
    }
    Optional<AddressRange> range = range(written, cidr);
    List<AddressRange> excepts = new ArrayList<>();
    for (Field except : block.get("except").items()) {
      Optional<AddressRange> less = range(written, except);
      boolean isWithin =
          less.isPresent()
              && range.isPresent()
              && range.get().holds(less.get())
              && !range.equals(less);
      if (isWithin) {
        excepts.add(less.get());
      } else if (less.isPresent() && range.isPresent()) {
        written.refuseValue(except, text(except), "must be a strict subset of `cidr`");
      }
    }
    return range.isPresent()
        ? new Peer.Block(range.get(), excepts, false)
        : new Peer.Unknown("no block of addresses: " + text(cidr));
  }

  /** Blocks of a policy of the whole cluster, whose addresses may be those of pods. */
  static List<Peer> networks(Written written, Field networks) {
    written.refuseDuplicates(networks);
    List<Peer> blocks = new ArrayList<>();
    for (Field network : written.items(networks, MOST)) {
      Optional<AddressRange> range = range(written, network);
      blocks.add(
          range.isPresent()
              ? new Peer.Block(range.get(), List.of(), true)
              : new Peer.Unknown("no block of addresses: " + text(network)));
    }
    return blocks;
  }

  private static Optional<AddressRange> range(Written written, Field field) {
    Optional<AddressRange> range = field.string().flatMap(AddressRange::ofCidr);
    if (range.isEmpty()) {
      written.refuseValue(field, text(field), WANTED);
    }
    return range;
  }

  private static String text(Field field) {
    return Selectors.quoted(field.string().orElse(""));
  }
}
