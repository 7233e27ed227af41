package dev.brynje.network.filter;

import dev.brynje.network.address.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What opens and takes connections: a pod or a host outside the cluster.
 *
 * @param pod its number; -1 outside
 */
record End(int pod, Address four, Address six) {
  /** Those outside: next to each other, far apart, and in no block that policies name. */
  static final List<End> OUTSIDE =
      List.of(
          outside("203.0.113.7", "2001:db8::7"),
          outside("203.0.113.200", "2001:db8:1::c8"),
          outside("198.51.100.1", "3fff::1"));

  /** A number of pods, and all outside. */
  static List<End> all(int pods) {
    List<End> all = new ArrayList<>(IntStream.range(0, pods).mapToObj(End::pod).toList());
    all.addAll(OUTSIDE);
    return all;
  }

  static End pod(int number) {
    return new End(number, read("10.244.0." + (number + 1)), read("fd00:10:244::" + (number + 1)));
  }

  private static End outside(String four, String six) {
    return new End(-1, read(four), read(six));
  }

  private static Address read(String text) {
    return Address.of(text).orElseThrow();
  }

  boolean isPod() {
    return pod >= 0;
  }

  Address address(boolean ofSix) {
    return ofSix ? six : four;
  }

  InetAddress inet(boolean ofSix) {
    try {
      return InetAddress.getByName(address(ofSix).toString());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
