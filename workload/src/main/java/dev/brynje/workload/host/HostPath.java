package dev.brynje.workload.host;

import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A path of the node that a volume opens, and what lies there. Each path is of one kind, so that it
 * is reported once, for the worst that it gives away.
 *
 * @param field where it is written
 * @param text as it is written
 * @param normal absolute, with one slash between its parts, and without links that every node has
 * @param holds what lies there, as the rest of a sentence
 */
public record HostPath(
    Field field, String text, String normal, Kind kind, Severity severity, String holds) {
  /** What a path gives away. */
  public enum Kind {
    RUNTIME_SOCKET,
    DEVICE,
    CREDENTIALS,
    SENSITIVE,
    OTHER;

    /** Whether it matters that it is mounted read-only. */
    public boolean isFiles() {
      return switch (this) {
        case RUNTIME_SOCKET, DEVICE -> false;
        case CREDENTIALS, SENSITIVE, OTHER -> true;
      };
    }
  }

  /** The path of a {@code hostPath} or {@code local} source; empty when it is absent. */
  static Optional<HostPath> of(Field source) {
    if (!source.present()) {
      return Optional.empty();
    }
    Field field = source.get("path");
    String text = field.string().orElse("");
    if (text.isEmpty()) {
      NodeFiles.Entry unknown = NodeFiles.NOTHING_KNOWN;
      return Optional.of(
          new HostPath(field, "a path", "", unknown.kind(), unknown.severity(), unknown.holds()));
    }
    String normal = normal(text);
    NodeFiles.Entry entry = NodeFiles.at(normal, source.get("type").string().orElse(""));
    return Optional.of(
        new HostPath(field, text, normal, entry.kind(), entry.severity(), entry.holds()));
  }

  /** The path that a {@code volumeMount} of a pod shows; empty when it is no hostPath. */
  static Optional<HostPath> mountedBy(Field mount, Pod pod) {
    String name = mount.get("name").string().orElse("");
    return pod.volumes().named(name).flatMap(volume -> of(volume.get("hostPath")));
  }

  /** Absolute, with one slash between its parts, and without links that every node has. */
  public static String normal(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.replace('\\', '/').split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String joined = "/" + String.join("/", parts);
    if (joined.equals("/var/run") || joined.startsWith("/var/run/")) {
      return joined.substring("/var".length());
    }
    boolean drive = joined.length() >= 3 && joined.charAt(2) == ':';
    return drive ? joined.toLowerCase(Locale.ROOT) : joined;
  }
}
