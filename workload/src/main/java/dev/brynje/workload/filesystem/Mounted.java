package dev.brynje.workload.filesystem;

import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;

/** What a mount mounts: the type of its volume, which part of that, and where. */
final class Mounted {
  private Mounted() {}

  /**
   * The type of a volume, as {@code configMap}. One without a source is an emptyDir, as for the API
   * server.
   */
  static String type(Field volume) {
    for (Field field : volume.fields()) {
      if (!field.name().equals("name")) {
        return field.name();
      }
    }
    return "emptyDir";
  }

  /** The type of the volume that is mounted; empty when the pod's spec does not have it. */
  static String typeOf(Field mount, Pod pod) {
    String name = mount.get("name").string().orElse("");
    return pod.volumes().named(name).map(Mounted::type).orElse("");
  }

  /** Whether the kubelet fills volumes of a type itself, and mounts them read-only. */
  static boolean isConfiguration(String type) {
    return switch (type) {
      case "configMap", "downwardAPI", "image", "projected", "secret" -> true;
      default -> false;
    };
  }

  /** The {@code subPath} or {@code subPathExpr} of a mount; absent when the volume is whole. */
  static Field subPath(Field mount) {
    Field path = mount.get("subPath");
    return path.string().orElse("").isEmpty() ? mount.get("subPathExpr") : path;
  }

  /** A path with one slash between its parts and none at its end. */
  static String normal(String path) {
    StringBuilder normal = new StringBuilder(path.length() + 1);
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        normal.append('/').append(part);
      }
    }
    return normal.isEmpty() ? "/" : normal.toString();
  }
}
