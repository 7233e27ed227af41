package dev.brynje.core;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is judged otherwise within a scope.
 *
 * @param on controls that are judged here though they are off elsewhere
 * @param off controls that are not judged here
 * @param severities severities that hold here, by control id
 * @param parameters what is set here, in place of what is set elsewhere
 */
public record ScopedPolicy(
    Scope scope,
    Set<String> on,
    Set<String> off,
    Map<String, Severity> severities,
    Parameters parameters) {
  public ScopedPolicy {
    on = Set.copyOf(on);
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
  }

  /**
   * The same, after flags have said something of these controls: what is asked for is judged here
   * too, what is left out is not.
   */
  public ScopedPolicy with(Set<String> asked, Set<String> leftOut) {
    Set<String> stillOn = new TreeSet<>(on);
    stillOn.removeAll(leftOut);
    Set<String> stillOff = new TreeSet<>(off);
    stillOff.removeAll(asked);
    return new ScopedPolicy(scope, stillOn, stillOff, severities, parameters);
  }

  /** All that is decided by it, in an order that is always the same. */
  String canonical() {
    return "%s on=%s off=%s severities=%s parameters=%s"
        .formatted(
            scope.words(),
            new TreeSet<>(on),
            new TreeSet<>(off),
            new TreeMap<>(severities),
            parameters.words());
  }
}
