package dev.brynje.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as Go's {@code path.Clean} and {@code path.Join} make them. */
final class CleanPath {
  private CleanPath() {}

  /** Without {@code .}, {@code ..} and needless slashes. */
  static String of(String path) {
    if (path.isEmpty()) {
      return "";
    }
    boolean rooted = path.charAt(0) == '/';
    Deque<String> kept = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        kept.addLast(part);
      } else if (!kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!rooted) {
        kept.addLast(part);
      }
    }
    String joined = String.join("/", kept);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** A path from a directory. */
  static String from(String directory, String path) {
    return of(directory.isEmpty() ? path : directory + "/" + path);
  }
}
