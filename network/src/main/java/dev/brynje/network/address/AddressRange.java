package dev.brynje.network.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses from one to another of the same family, both included. */
public record AddressRange(Address first, Address last) implements Comparable<AddressRange> {
  public static final AddressRange ALL_4 = new AddressRange(Address.FIRST_4, Address.LAST_4);
  public static final AddressRange ALL_6 = new AddressRange(Address.FIRST_6, Address.LAST_6);

  public AddressRange {
    if (first.six() != last.six() || first.compareTo(last) > 0) {
      throw new IllegalArgumentException("no range: " + first + "-" + last);
    }
  }

  /**
   * Reads a block in CIDR notation, as {@code 10.0.0.0/8}; bits behind the prefix are let go, as
   * the API server lets them.
   */
  public static Optional<AddressRange> ofCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String length = text.substring(slash + 1);
    boolean plain =
        !length.isEmpty()
            && length.length() <= 3
            && length.chars().allMatch(c -> c >= '0' && c <= '9')
            && (length.length() == 1 || length.charAt(0) != '0');
    return plain
        ? Address.of(text.substring(0, slash)).flatMap(at -> block(at, Integer.parseInt(length)))
        : Optional.empty();
  }

  private static Optional<AddressRange> block(Address address, int length) {
    return length > address.bits()
        ? Optional.empty()
        : Optional.of(new AddressRange(address.first(length), address.last(length)));
  }

  /** One address. */
  public static AddressRange of(Address address) {
    return new AddressRange(address, address);
  }

  public boolean holds(Address address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  public boolean holds(AddressRange other) {
    return holds(other.first) && holds(other.last);
  }

  public boolean meets(AddressRange other) {
    return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
  }

  /** What is left of it without others, in order. */
  public List<AddressRange> without(List<AddressRange> others) {
    List<AddressRange> left = List.of(this);
    for (AddressRange other : others) {
      List<AddressRange> less = new ArrayList<>();
      left.forEach(one -> one.cut(other, less));
      left = less;
    }
    return left;
  }

  private void cut(AddressRange other, List<AddressRange> into) {
    if (!meets(other)) {
      into.add(this);
      return;
    }
    if (first.compareTo(other.first) < 0) {
      into.add(new AddressRange(first, other.first.previous().orElseThrow()));
    }
    if (other.last.compareTo(last) < 0) {
      into.add(new AddressRange(other.last.next().orElseThrow(), last));
    }
  }

  @Override
  public int compareTo(AddressRange other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  /** As lists of connections write it: {@code 10.0.0.0-10.255.255.255}. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
