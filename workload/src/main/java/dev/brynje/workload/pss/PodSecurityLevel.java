package dev.brynje.workload.pss;

import java.util.Locale;
import java.util.Optional;

/**
 * How strict a pod is judged, from nothing to all.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
public enum PodSecurityLevel {
  /** Nothing is checked. */
  PRIVILEGED,
  /** What is known to let a pod take over its node is refused. */
  BASELINE,
  /** Pods must be hardened as well. */
  RESTRICTED;

  /** As labels and flags have it: {@code privileged}, {@code baseline} or {@code restricted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of a word, exactly as written in labels. */
  public static Optional<PodSecurityLevel> of(String word) {
    for (PodSecurityLevel level : values()) {
      if (level.word().equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  boolean weakerThan(PodSecurityLevel other) {
    return compareTo(other) < 0;
  }
}
