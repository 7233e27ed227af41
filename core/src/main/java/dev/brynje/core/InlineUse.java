package dev.brynje.core;

import java.util.Optional;

/** What becomes of waivers that are written beside what they are about. */
public enum InlineUse {
  /** They hold. */
  ALLOWED("true"),

  /** They hold when they name an owner and a last day. */
  COMPLETE("complete"),

  /** None holds, and each is a finding. */
  REFUSED("false");

  private final String word;

  InlineUse(String word) {
    this.word = word;
  }

  /** The one of a word. */
  public static Optional<InlineUse> of(String word) {
    for (InlineUse use : values()) {
      if (use.word.equals(word)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }

  /** The word used in the configuration and in every output. */
  public String word() {
    return word;
  }
}
