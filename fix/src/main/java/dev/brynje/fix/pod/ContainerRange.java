package dev.brynje.fix.pod;

import java.util.Map;
import java.util.Optional;

/**
 * What a LimitRange gives to containers and demands of them, by names as {@code limits.memory}.
 *
 * @param name of the LimitRange
 * @param place where it is written, as people are told
 * @param given to containers that do not say it
 * @param least that they have to ask for, by resource
 * @param most that they may have, by resource
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Limit Ranges</a>
 */
public record ContainerRange(
    String name,
    String place,
    Map<String, String> given,
    Map<String, String> least,
    Map<String, String> most) {
  public ContainerRange {
    given = Map.copyOf(given);
    least = Map.copyOf(least);
    most = Map.copyOf(most);
  }

  /** What a container gets that does not say it. */
  Optional<String> gives(String what) {
    return Optional.ofNullable(given.get(what));
  }
}
