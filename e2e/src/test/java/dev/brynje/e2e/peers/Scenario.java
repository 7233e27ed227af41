package dev.brynje.e2e.peers;

import dev.brynje.e2e.peers.Aspect.Setting;
import dev.brynje.e2e.peers.Aspect.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A few objects that belong together, in a namespace of their own.
 *
 * @param id its name in the manifests, also the value of its label {@code app}
 * @param title what it is about, for the names of files
 * @param kind of its workload
 * @param place which container the choices are about
 * @param base what is chosen for the other containers
 */
record Scenario(
    String id,
    String title,
    String kind,
    Place place,
    SequencedMap<Aspect, Variant> choices,
    SequencedMap<Aspect, Variant> base) {

  /** Where in a pod a container stands. */
  enum Place {
    ONLY,
    SECOND,
    INIT,
    SIDECAR
  }

  /** {@code aspect=variant} of every choice, with the kind of workload and the place. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    choices.forEach((aspect, variant) -> tags.put(aspect.name(), variant.name()));
    tags.put("workload", kind);
    tags.put("place", place.name().toLowerCase(Locale.ROOT));
    return tags;
  }

  /** The choices that differ from the base, to be read by people. */
  String difference() {
    return choices.entrySet().stream()
        .filter(choice -> !choice.getValue().equals(base.get(choice.getKey())))
        .map(choice -> choice.getKey().name() + "=" + choice.getValue().name())
        .collect(Collectors.joining(" ", kind + " " + place + " ", ""));
  }

  /** The manifests by file name. */
  Map<String, String> files() {
    Composition composition = new Composition(this);
    boolean alone = place == Place.ONLY;
    choices.forEach((aspect, variant) -> {
      Variant others = base.get(aspect);
      for (Setting setting : variant.settings()) {
        composition.set(setting, alone ? Composition.FIRST : Composition.OTHER);
      }
      if (!alone && others != null) {
        for (Setting setting : others.settings()) {
          if (setting.place().getFirst().equals("container")) {
            composition.set(setting, Composition.FIRST);
          }
        }
      }
    });
    Map<String, String> files = new TreeMap<>();
    for (String object : new TreeSet<>(composition.objects())) {
      files.put(
          "%s-%s--%s.yaml".formatted(id, title, object),
          "# %s%n".formatted(difference()) + composition.yaml(object));
    }
    return files;
  }

  /** The kinds of workloads that scenarios have. */
  static final List<String> KINDS =
      List.of(
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "ReplicationController",
          "Job",
          "CronJob",
          "Pod",
          "PodTemplate");
}
