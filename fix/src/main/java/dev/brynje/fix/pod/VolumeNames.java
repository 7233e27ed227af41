package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for volumes that a pod does not have yet. The same pod gets the same names again. */
final class VolumeNames {
  private static final int LONGEST = 63;

  private final Set<String> taken = new HashSet<>();
  private final List<Container> containers;
  private final boolean several;

  private VolumeNames(List<Container> containers) {
    this.containers = containers;
    this.several = containers.size() > 1;
  }

  static VolumeNames of(Pod pod) {
    VolumeNames names = new VolumeNames(pod.containers());
    for (Field volume : pod.spec().get("volumes").items()) {
      volume.get("name").string().ifPresent(names.taken::add);
    }
    for (Container container : pod.containers()) {
      for (Field mount : container.field().get("volumeMounts").items()) {
        mount.get("name").string().ifPresent(names.taken::add);
      }
    }
    for (Field claim : pod.owner().spec().get("volumeClaimTemplates").items()) {
      claim.at("metadata", "name").string().ifPresent(names.taken::add);
    }
    return names;
  }

  /**
   * A name for a path of a container: containers do not share what they write. What is too long
   * gets the container's number, for the others' names may begin in the same way.
   */
  String name(Container container, String path) {
    String wanted = word(path) + (several ? "-" + word(container.name()) : "");
    String name = cut(wanted, several && wanted.length() > LONGEST ? "-" + number(container) : "");
    for (int i = 2; !taken.add(name); i++) {
      name = cut(wanted, "-" + i);
    }
    return name;
  }

  private int number(Container container) {
    int number = 1;
    for (Container one : containers) {
      if (one.name().equals(container.name())) {
        break;
      }
      number++;
    }
    return number;
  }

  private static String cut(String name, String end) {
    int most = LONGEST - end.length();
    String kept = name.length() > most ? name.substring(0, most) : name;
    return kept.replaceAll("-+$", "") + end;
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }
}
