package dev.brynje.workload.dockerfile;

import java.util.Set;
import java.util.regex.Pattern;

/** The names of programs. */
final class ShellNames {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");
  private static final Pattern PIP = Pattern.compile("pip3\\.\\d{1,3}");

  private ShellNames() {}

  /** The name of a program without its directory. */
  static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same, of {@code pip3.11} without the version of Python that it belongs to. */
  static String program(String path) {
    String name = base(path);
    return PIP.matcher(name).matches() ? "pip3" : name;
  }

  /** Whether it reads scripts as POSIX has them. */
  static boolean isShell(String path) {
    return SHELLS.contains(base(path));
  }
}
