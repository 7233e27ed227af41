package dev.brynje.kube;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minor version of Kubernetes 1, as {@code 1.34}. Versions newer than {@link #LATEST} are taken,
 * since clusters are newer than programs; what is known of them is what is known of the latest.
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
  /** The newest version whose rules this program knows. */
  public static final KubernetesVersion LATEST = new KubernetesVersion(37);

  private static final Pattern GIVEN = Pattern.compile("v?1\\.(0|[1-9]\\d{0,8})(\\.\\d{1,9})?");
  private static final Pattern LABEL = Pattern.compile("v1\\.(0|[1-9]\\d{0,17})");

  public KubernetesVersion {
    if (minor < 0) {
      throw new IllegalArgumentException("minor version must not be negative, but is " + minor);
    }
  }

  /**
   * Reads what a person writes: {@code latest}, {@code 1.34}, {@code v1.34} or {@code 1.34.2},
   * whose patch number changes nothing.
   *
   * @throws IllegalArgumentException when it is none of these; its message is for that person
   */
  public static KubernetesVersion parse(String text) {
    if (text.equals("latest")) {
      return LATEST;
    }
    Matcher form = GIVEN.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Kubernetes version must be latest or like 1.34, but is \"%s\"".formatted(text));
    }
    return new KubernetesVersion(Integer.parseInt(form.group(1)));
  }

  /**
   * Reads a version as namespace labels have it: {@code latest} or {@code v1.34} and nothing else.
   *
   * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod
   *     Security Admission</a>
   */
  public static Optional<KubernetesVersion> ofLabel(String text) {
    if (text.equals("latest")) {
      return Optional.of(LATEST);
    }
    Matcher form = LABEL.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long minor = Long.parseLong(form.group(1));
    return Optional.of(new KubernetesVersion((int) Math.min(minor, Integer.MAX_VALUE)));
  }

  /** This version, or {@link #LATEST} when this one is newer. */
  public KubernetesVersion known() {
    return compareTo(LATEST) > 0 ? LATEST : this;
  }

  /** Whether this is the other version or a newer one. */
  public boolean reaches(KubernetesVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As {@code 1.34}. */
  @Override
  public String toString() {
    return "1." + minor;
  }
}
