package dev.brynje.workload.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths in an image's file system. */
final class ImagePath {
  private ImagePath() {}

  /**
   * A path from the root, without dots and doubled slashes; a relative one is below a directory.
   */
  static String resolved(String directory, String path) {
    String whole = path.startsWith("/") ? path : directory + "/" + path;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** Whether a file is named by a path, a directory above it, or a pattern for either. */
  static boolean covers(String path, String file) {
    int star = path.indexOf('*');
    String fixed = star < 0 ? path : path.substring(0, path.lastIndexOf('/', star));
    return fixed.isEmpty()
        || fixed.equals("/")
        || file.equals(fixed)
        || file.startsWith(fixed + "/");
  }

  /** The last part. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
