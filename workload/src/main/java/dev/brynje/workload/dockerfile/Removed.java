package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a script removes itself, so that no layer keeps it. */
final class Removed {
  /** A longer path is in no image. */
  private static final int LONGEST = 4096;

  /** More than any script has; what the others match counts as kept. */
  private static final int MOST_PATTERNS = 200;

  private final Set<String> names = new HashSet<>();
  private final Set<String> paths = new HashSet<>();
  private final List<String> patterns = new ArrayList<>(0);

  Removed(RunScript script) {
    for (RunCommand command : script.commands()) {
      if (command.isAny("rm", "shred", "unlink")) {
        command.operands().forEach(this::add);
      }
    }
  }

  private void add(ShellWord word) {
    String path = word.text();
    names.add(ImagePath.name(path));
    if (!path.startsWith("/") || path.length() == 1) {
      return;
    }
    if (path.indexOf('*') < 0) {
      paths.add(path);
    } else if (patterns.size() < MOST_PATTERNS) {
      patterns.add(path);
    }
  }

  /** By its name, whatever the directory is called there, or with a directory above it. */
  boolean has(String path) {
    return names.contains(ImagePath.name(path))
        || isBelow(path)
        || patterns.stream().anyMatch(pattern -> ImagePath.covers(pattern, path));
  }

  private boolean isBelow(String path) {
    if (path.length() > LONGEST || paths.isEmpty()) {
      return false;
    }
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (paths.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return paths.contains(path);
  }
}
