package dev.brynje.network.address;

import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that nobody on the internet has.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">Special-purpose
 *     addresses of version 4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">of version 6</a>
 */
public final class PrivateAddresses {
  private static final List<AddressRange> RANGES =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "224.0.0.0/3",
              "::/3",
              "fc00::/6",
              "fe00::/7")
          .map(cidr -> AddressRange.ofCidr(cidr).orElseThrow())
          .toList();

  private PrivateAddresses() {}

  /** An address of a range that somebody on the internet may have; none when all are private. */
  public static List<Address> outside(AddressRange range) {
    return range.without(RANGES).stream().limit(1).map(AddressRange::first).toList();
  }

  /** Whether all of a range is such. */
  public static boolean holds(AddressRange range) {
    return range.without(RANGES).isEmpty();
  }
}
