package dev.brynje.core;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody's decision to live with a finding.
 *
 * @param owner who decided; empty where the place says it, as that of a comment does
 * @param reason why
 * @param expires the last day on which it holds; empty where none is given, for a comment goes with
 *     its line
 * @param place where it is written
 */
public record Waiver(
    Kind kind, String owner, String reason, Optional<LocalDate> expires, Location place) {
  /** How a waiver is written. */
  public enum Kind {
    /** Below {@code waivers} in the configuration. */
    CONFIGURATION("configuration"),

    /** A comment beside what it is about: {@code # brynje:ignore control reason}. */
    COMMENT("comment"),

    /** An annotation of the object: {@code brynje.dev/ignore.<control>: reason}. */
    ANNOTATION("annotation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word used in every output. */
    public String word() {
      return word;
    }
  }

  /** The same, written at a place that says more. */
  public Waiver at(Location place) {
    return new Waiver(kind, owner, reason, expires, place);
  }

  /** Without a full stop: {@code waived by team-shop until 2027-03-01: why}. */
  public String words() {
    String by = owner.isEmpty() ? (kind == Kind.ANNOTATION ? "an " : "a ") + kind.word() : owner;
    String until = expires.map(day -> " until " + day).orElse("");
    return "waived by %s%s: %s".formatted(by, until, reason);
  }
}
