package dev.brynje.workload.dockerfile;

import java.util.Set;

/** The names of programs. */
final class ShellNames {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");

  private ShellNames() {}

  /** The name of a program without its directory. */
  static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether it reads scripts as POSIX has them. */
  static boolean isShell(String path) {
    return SHELLS.contains(base(path));
  }
}
