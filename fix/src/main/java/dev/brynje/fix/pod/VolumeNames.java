package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for volumes that a pod does not have yet. The same pod gets the same names again. */
final class VolumeNames {
  private static final int LONGEST = 63;

  private final Set<String> taken = new HashSet<>();
  private final boolean several;

  private VolumeNames(boolean several) {
    this.several = several;
  }

  static VolumeNames of(Pod pod) {
    VolumeNames names = new VolumeNames(pod.containers().size() > 1);
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

  /** A name for a path of a container: containers do not share what they write. */
  String name(Container container, String path) {
    String wanted = word(path) + (several ? "-" + word(container.name()) : "");
    String name = cut(wanted, "");
    for (int i = 2; !taken.add(name); i++) {
      name = cut(wanted, "-" + i);
    }
    return name;
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
