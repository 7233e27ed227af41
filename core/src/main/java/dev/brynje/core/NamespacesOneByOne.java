package dev.brynje.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waivers that name nothing but namespaces, and together every one that a run has seen: they are
 * for everything, too. Safe for threads.
 */
final class NamespacesOneByOne {
  /** With one namespace, naming it leaves nothing else to name. */
  private static final int FEWEST = 2;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** Notes the namespace of something that was judged. */
  void see(Resource resource) {
    String namespace = Scope.namespace(resource);
    if (!namespace.isEmpty()) {
      seen.add(namespace);
    }
  }

  /** How many there are. */
  int number() {
    return seen.size();
  }

  /** Those of the waivers that leave no namespace out, with the others of their control. */
  List<StandingWaiver> among(List<StandingWaiver> waivers) {
    List<StandingWaiver> found = new ArrayList<>();
    if (seen.size() < FEWEST) {
      return found;
    }
    Map<String, List<StandingWaiver>> byControl = new HashMap<>();
    for (StandingWaiver one : waivers) {
      if (one.scope().isOfNamespaces()) {
        byControl.computeIfAbsent(one.control(), _ -> new ArrayList<>(1)).add(one);
      }
    }
    for (List<StandingWaiver> ofControl : byControl.values()) {
      if (seen.stream().allMatch(namespace -> isNamed(namespace, ofControl))) {
        found.addAll(ofControl);
      }
    }
    return found;
  }

  private static boolean isNamed(String namespace, List<StandingWaiver> waivers) {
    Resource itself = Resource.namespace(namespace);
    return waivers.stream().anyMatch(one -> one.scope().has(itself));
  }
}
