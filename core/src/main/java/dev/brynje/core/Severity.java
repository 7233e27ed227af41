package dev.brynje.core;

import java.util.Locale;
import java.util.Optional;

/** How much a finding matters; the most severe comes first. */
public enum Severity {
  CRITICAL(10),
  HIGH(6),
  MEDIUM(3),
  LOW(1),
  INFO(0);

  private final int weight;
  private final String word = name().toLowerCase(Locale.ROOT);

  Severity(int weight) {
    this.weight = weight;
  }

  /** The share of a finding in the score; {@link #INFO} weighs nothing. */
  public int weight() {
    return weight;
  }

  /** The word used in every output and in configuration: {@code critical} … {@code info}. */
  public String word() {
    return word;
  }

  /** Whether this is as severe as the other, or more. */
  public boolean reaches(Severity threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The severity of a word in any case. */
  public static Optional<Severity> of(String word) {
    for (Severity severity : values()) {
      if (severity.name().equalsIgnoreCase(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
