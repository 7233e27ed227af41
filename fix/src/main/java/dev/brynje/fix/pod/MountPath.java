package dev.brynje.fix.pod;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A directory of a container as the runtime finds it.
 *
 * @param path absolute, without empty parts, dots and the links that nearly every image has
 */
record MountPath(String path) {
  private static final Pattern SLASHES = Pattern.compile("/+");

  /** As the Filesystem Hierarchy Standard has them since version 3.0. */
  private static final List<String> LINKS = List.of("/var/run", "/run", "/var/lock", "/run/lock");

  static MountPath of(String written) {
    Deque<String> parts = new ArrayDeque<>();
    SLASHES
        .splitAsStream(written)
        .forEach(part -> {
          if (part.equals("..")) {
            parts.pollLast();
          } else if (!part.isEmpty() && !part.equals(".")) {
            parts.addLast(part);
          }
        });
    String clean = "/" + String.join("/", parts);
    for (int i = 0; i < LINKS.size(); i += 2) {
      String link = LINKS.get(i);
      if (clean.equals(link) || clean.startsWith(link + "/")) {
        return new MountPath(LINKS.get(i + 1) + clean.substring(link.length()));
      }
    }
    return new MountPath(clean);
  }

  /** Whether it is a directory or lies below it. */
  boolean isWithin(MountPath directory) {
    return directory.path.equals("/")
        || path.equals(directory.path)
        || path.startsWith(directory.path + "/");
  }
}
