package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a container has something mounted. */
final class Mounts {
  private Mounts() {}

  /**
   * What is mounted at a path, above it or below it, as it is written there, so that nothing more
   * may be mounted; empty when there is nothing.
   */
  static String covering(Container container, String path) {
    MountPath wanted = MountPath.of(path);
    List<Field> taken = new ArrayList<>();
    container.field().get("volumeMounts").items().forEach(one -> taken.add(one.get("mountPath")));
    container.field().get("volumeDevices").items().forEach(one -> taken.add(one.get("devicePath")));
    for (Field field : taken) {
      String written = field.string().orElse("");
      MountPath at = MountPath.of(written);
      if (!written.isEmpty() && (wanted.isWithin(at) || at.isWithin(wanted))) {
        return written;
      }
    }
    return "";
  }

  /** Whether a container mounts what lasts, and so belongs to whoever made it. */
  static boolean hasOwned(Pod pod, Container container) {
    Set<String> passing = new HashSet<>();
    for (Field volume : pod.spec().get("volumes").items()) {
      if (!volume.get("persistentVolumeClaim").present() && !volume.get("ephemeral").present()) {
        passing.add(volume.get("name").string().orElse(""));
      }
    }
    for (Field mount : container.field().get("volumeMounts").items()) {
      if (!passing.contains(mount.get("name").string().orElse(""))) {
        return true;
      }
    }
    return false;
  }
}
