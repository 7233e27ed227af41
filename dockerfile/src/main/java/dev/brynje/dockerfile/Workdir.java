package dev.brynje.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The working directory at a place, where the file tells it.
 *
 * @param path absolute; empty when the base image may have set it
 */
record Workdir(Optional<String> path) {
  /** As Linux has it. */
  private static final int LONGEST = 4096;

  static final Workdir ROOT = new Workdir(Optional.of("/"));
  static final Workdir UNKNOWN = new Workdir(Optional.empty());

  /** After a WORKDIR. */
  Workdir then(Expanded directory) {
    if (!directory.known()) {
      return UNKNOWN;
    }
    return directory.text().isEmpty() ? this : new Workdir(resolved(directory.text()));
  }

  /** A path as it is seen from there. */
  Optional<String> resolved(String relative) {
    if (relative.length() + path.map(String::length).orElse(0) > LONGEST) {
      return Optional.empty();
    }
    return relative.startsWith("/")
        ? Optional.of(clean(relative))
        : path.map(directory -> clean(directory + "/" + relative));
  }

  private static String clean(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
