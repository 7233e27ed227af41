package dev.brynje.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which services a service needs before it can start. */
final class Dependencies {
  private static final String OF_SERVICE = "service:";
  private static final List<String> NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");

  private Dependencies() {}

  /**
   * One of them, and where it is named.
   *
   * @param shown what an output may show of the name
   */
  record Dependency(String name, String shown, Place place) {}

  static List<Dependency> of(Service service) {
    Map<String, Dependency> all = new LinkedHashMap<>();
    for (Field field : service.fields().fields("depends_on")) {
      add(field.key(), field.shown(), field.place(), all);
    }
    for (Text link : service.texts("links")) {
      String[] parts = link.raw().split(":", -1);
      add(parts.length == 2 ? parts[0] : link.raw(), link, all);
    }
    for (String namespace : NAMESPACES) {
      service
          .text(namespace)
          .filter(text -> text.raw().startsWith(OF_SERVICE))
          .ifPresent(text -> add(text.raw().substring(OF_SERVICE.length()), text, all));
    }
    for (Text volumes : service.texts("volumes_from")) {
      if (!volumes.raw().startsWith("container:")) {
        add(volumes.raw().split(":", -1)[0], volumes, all);
      }
    }
    return List.copyOf(all.values());
  }

  private static void add(String name, Text text, Map<String, Dependency> all) {
    add(name, Shown.part(text, name), text.place(), all);
  }

  private static void add(String name, String shown, Place place, Map<String, Dependency> all) {
    if (name.indexOf(Text.UNKNOWN) < 0) {
      all.putIfAbsent(name, new Dependency(name, shown, place));
    }
  }

  /** Refuses services that wait for one another. */
  static void refuseCircles(List<Service> services) {
    Map<String, List<Dependency>> waiting = new HashMap<>();
    Map<String, List<String>> dependents = new HashMap<>();
    Deque<String> free = new ArrayDeque<>();
    for (Service service : services) {
      List<Dependency> its = new ArrayList<>(of(service));
      waiting.put(service.name(), its);
      for (Dependency one : its) {
        dependents.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(service.name());
      }
      if (its.isEmpty()) {
        free.add(service.name());
      }
    }
    Map<String, Integer> left = new HashMap<>();
    waiting.forEach((name, its) -> left.put(name, its.size()));
    while (!free.isEmpty()) {
      String started = free.remove();
      left.remove(started);
      for (String name : dependents.getOrDefault(started, List.of())) {
        if (left.merge(name, -1, Integer::sum) == 0) {
          free.add(name);
        }
      }
    }
    for (Service service : services) {
      for (Dependency one :
          left.containsKey(service.name()) ? of(service) : List.<Dependency>of()) {
        if (left.containsKey(one.name())) {
          throw new Refusal(
              one.place(),
              "the service \"%s\" waits for \"%s\", and that for it, in a circle"
                  .formatted(Shown.of(service.name()), Shown.of(one.shown())),
              "break the circle");
        }
      }
    }
  }
}
