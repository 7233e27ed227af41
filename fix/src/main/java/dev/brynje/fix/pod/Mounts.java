package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.HashSet;
import java.util.Set;

/** Where a container has something mounted. */
final class Mounts {
  private Mounts() {}

  /**
   * A mount at a path, above it or below it, so that nothing more may be mounted there; empty when
   * there is none.
   */
  static String covering(Container container, String path) {
    for (Field mount : container.field().get("volumeMounts").items()) {
      String at = trimmed(mount.get("mountPath").string().orElse(""));
      if (!at.isEmpty() && (isWithin(path, at) || isWithin(at, path))) {
        return at;
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

  private static boolean isWithin(String path, String directory) {
    return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
  }

  private static String trimmed(String path) {
    String at = path;
    while (at.length() > 1 && at.endsWith("/")) {
      at = at.substring(0, at.length() - 1);
    }
    return at;
  }
}
