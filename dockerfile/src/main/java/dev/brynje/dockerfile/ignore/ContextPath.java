package dev.brynje.dockerfile.ignore;

import java.util.ArrayList;
import java.util.List;

/** Paths from the root of a context. */
final class ContextPath {
  private ContextPath() {}

  /** The shortest way to write it, as Go's {@code filepath.Clean}; without a slash before it. */
  static String clean(String path) {
    List<String> kept = new ArrayList<>();
    boolean rooted = path.startsWith("/");
    for (String part : path.split("/", -1)) {
      boolean up = part.equals("..");
      if (up && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
        kept.add(part);
      }
    }
    if (kept.isEmpty()) {
      return path.isEmpty() ? "" : rooted ? "/" : ".";
    }
    return String.join("/", kept);
  }

  /** The path and the directories above it, the outermost last. */
  static List<String> withParents(String path) {
    List<String> paths = new ArrayList<>();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      paths.add(path.substring(0, end));
    }
    return paths;
  }
}
