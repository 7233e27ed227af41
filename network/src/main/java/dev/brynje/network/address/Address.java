package dev.brynje.network.address;

import java.util.Optional;

/**
 * An address of either family; those of version 4 come first.
 *
 * @param six whether it is of version 6
 * @param high the upper 64 bits; 0 in version 4
 * @param low the lower 64 bits
 */
public record Address(boolean six, long high, long low) implements Comparable<Address> {
  public static final Address FIRST_4 = new Address(false, 0, 0);
  public static final Address LAST_4 = new Address(false, 0, 0xFFFF_FFFFL);
  public static final Address FIRST_6 = new Address(true, 0, 0);
  public static final Address LAST_6 = new Address(true, -1, -1);

  /** Reads one as the API does: four numbers without leading zeros, or version 6 without a zone. */
  public static Optional<Address> of(String text) {
    return AddressReader.read(text);
  }

  public int bits() {
    return six ? 128 : 32;
  }

  /** The next one of the family; of the last one, there is none. */
  public Optional<Address> next() {
    if (equals(LAST_4) || equals(LAST_6)) {
      return Optional.empty();
    }
    return Optional.of(new Address(six, low == -1 ? high + 1 : high, low + 1));
  }

  /** The one before of the family; of the first one, there is none. */
  public Optional<Address> previous() {
    if (equals(FIRST_4) || equals(FIRST_6)) {
      return Optional.empty();
    }
    return Optional.of(new Address(six, low == 0 ? high - 1 : high, low - 1));
  }

  /** The first address of the block of a prefix's length that it is in. */
  Address first(int length) {
    return six
        ? new Address(true, high & mask(length), low & mask(length - 64))
        : new Address(false, 0, low & mask(length + 32));
  }

  /** The last address of that block. */
  Address last(int length) {
    return six
        ? new Address(true, high | ~mask(length), low | ~mask(length - 64))
        : new Address(false, 0, (low | ~mask(length + 32)) & 0xFFFF_FFFFL);
  }

  /** The upper bits of 64. */
  private static long mask(int length) {
    if (length <= 0) {
      return 0;
    }
    return length >= 64 ? -1 : -1L << (64 - length);
  }

  @Override
  public int compareTo(Address other) {
    if (six != other.six) {
      return six ? 1 : -1;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Written as RFC 5952 wants it. */
  @Override
  public String toString() {
    return six ? SixText.of(high, low) : fourText();
  }

  private String fourText() {
    return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
  }
}
