package dev.brynje.network.reach;

/**
 * What is meant, as far as manifests tell.
 *
 * @param sure what is meant in any case
 * @param possible what may be meant; all that is sure, and more
 */
record Extent(Bits sure, Bits possible) {
  static Extent exact(Bits bits) {
    return new Extent(bits, bits);
  }

  Extent or(Extent other) {
    return isExact() && other.isExact()
        ? exact(sure.or(other.sure))
        : new Extent(sure.or(other.sure), possible.or(other.possible));
  }

  boolean isExact() {
    return sure.equals(possible);
  }
}
