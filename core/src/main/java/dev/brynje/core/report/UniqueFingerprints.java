package dev.brynje.core.report;

import dev.brynje.core.LongSet;
import dev.brynje.core.Sha256;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells findings of one fingerprint apart for readers that keep only one of each: the first keeps
 * its own, the others get one made of it and their number, which stays while their order does.
 */
final class UniqueFingerprints {
  private final LongSet seen = new LongSet();
  private final Map<String, Integer> repeated = new HashMap<>();

  /**
   * @param fingerprint 32 hexadecimal digits
   */
  String of(String fingerprint) {
    if (seen.add(Long.parseUnsignedLong(fingerprint.substring(0, 16), 16))) {
      return fingerprint;
    }
    String name = Sha256.named(fingerprint + '\0' + repeated.merge(fingerprint, 1, Integer::sum));
    return name.substring(name.indexOf(':') + 1).substring(0, fingerprint.length());
  }
}
