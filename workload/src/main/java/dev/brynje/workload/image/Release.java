package dev.brynje.workload.image;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A release of a distribution, a language or a server.
 *
 * @param product as people write it: {@code Debian}
 * @param number {@code 9}
 * @param codeName {@code stretch}; empty when it has none, or when nobody uses it
 * @param lastDay the last day of its support; empty when none is set
 */
public record Release(String product, String number, String codeName, Optional<LocalDate> lastDay) {
  /** Whether its support is over. */
  public boolean isOver(LocalDate today) {
    return lastDay.isPresent() && lastDay.get().isBefore(today);
  }

  /** {@code Debian 9 (stretch)} */
  public String words() {
    return "%s %s%s".formatted(product, number, codeName.isEmpty() ? "" : " (" + codeName + ")");
  }

  /** A later one without a last day, or with a later one. */
  boolean isNewerThan(Release other) {
    return lastDay.isEmpty()
        || (other.lastDay.isPresent() && !lastDay.get().isBefore(other.lastDay.get()));
  }

  /** Whether a version as tags have it is of this release: {@code 3.9.18} is of 3.9. */
  boolean has(String version) {
    return version.startsWith(number)
        && (version.length() == number.length()
            || !Character.isDigit(version.charAt(number.length())));
  }
}
