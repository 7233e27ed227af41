package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one script removes of the caches of package managers.
 *
 * @param kinds those of which it removes something
 */
record Cleaning(Set<Kind> kinds) {
  enum Kind {
    APT("/var/lib/apt"),
    APK("/var/cache/apk"),
    PACMAN("/var/cache/pacman"),
    PIP("/root/.cache"),
    ANY("/var/cache/"),
    /** By a word for it, as {@code dnf clean all}. */
    CLEAN("");

    private final String directory;

    Kind(String directory) {
      this.directory = directory;
    }
  }

  static Cleaning of(RunScript script) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (RunCommand command : script.commands()) {
      if (command.isAny("rm", "find")) {
        command.arguments().forEach(word -> removed(word, kinds));
      }
      if (command.hasWord("clean") || command.hasWord("cc")) {
        kinds.add(Kind.CLEAN);
      }
      boolean lists = command.verb().equals("dist-clean") || command.verb().equals("distclean");
      if (command.isAny("apt-get", "apt") && lists) {
        kinds.add(Kind.APT);
      }
      if (command.isAny("pacman") && Pacman.cleans(command)) {
        kinds.add(Kind.PACMAN);
      }
      if (isPip(command) && command.verb().equals("cache")) {
        kinds.add(Kind.PIP);
      }
    }
    return new Cleaning(kinds);
  }

  private static void removed(ShellWord word, Set<Kind> kinds) {
    for (Kind kind : Kind.values()) {
      boolean named = kind != Kind.CLEAN && word.text().contains(kind.directory);
      if (named || (kind != Kind.CLEAN && word.text().startsWith("/var/cache/*"))) {
        kinds.add(kind);
      }
    }
  }

  static boolean isPip(RunCommand command) {
    return command.isAny("pip", "pip3");
  }

  boolean of(Kind kind) {
    return kinds.contains(kind);
  }
}
