package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What package managers are asked for. */
final class Packages {
  /** The verbs by which each installs. */
  private static final Map<String, Set<String>> INSTALLS =
      Map.ofEntries(
          Map.entry("apt-get", Set.of("install")),
          Map.entry("apt", Set.of("install")),
          Map.entry("aptitude", Set.of("install")),
          Map.entry("apk", Set.of("add")),
          Map.entry("yum", Set.of("install", "localinstall")),
          Map.entry("dnf", Set.of("install")),
          Map.entry("microdnf", Set.of("install")),
          Map.entry("tdnf", Set.of("install")),
          Map.entry("zypper", Set.of("install", "in")),
          Map.entry("gem", Set.of("install")),
          Map.entry("go", Set.of("install", "get")),
          Map.entry("pip", Set.of("install")),
          Map.entry("pip3", Set.of("install")),
          Map.entry("conda", Set.of("install")),
          Map.entry("mamba", Set.of("install")),
          Map.entry("micromamba", Set.of("install")),
          Map.entry("cargo", Set.of("install")),
          Map.entry("yarn", Set.of("add", "global")),
          Map.entry("pnpm", Set.of("add")),
          Map.entry("npm", Set.of("install", "i", "add")));

  /** Options that take a word of their own. */
  private static final Set<String> VALUED =
      Set.of(
          "-t",
          "--target-release",
          "-o",
          "--option",
          "-c",
          "--virtual",
          "--repository",
          "-X",
          "-r",
          "--requirement",
          "--constraint",
          "-i",
          "--index-url",
          "--extra-index-url",
          "--root",
          "-p",
          "--keys-dir",
          "-e",
          "--repo",
          "--from",
          "-f",
          "--find-links",
          "--target",
          "--prefix",
          "--registry",
          "-v",
          "--version",
          "--platform",
          "--trusted-host",
          "--python",
          "--channel",
          "--git",
          "--path",
          "--enablerepo",
          "--disablerepo");

  private static final int MOST_TOLD = 20;

  private Packages() {}

  static boolean installs(RunCommand command) {
    return command.isAny("pacman")
        ? !Pacman.installed(command).isEmpty()
        : INSTALLS.getOrDefault(command.name(), Set.of()).contains(command.verb());
  }

  /** What is to be installed; empty for other commands. */
  static List<ShellWord> installed(RunCommand command) {
    if (command.isAny("pacman")) {
      return Pacman.installed(command);
    }
    List<ShellWord> packages = new ArrayList<>();
    if (!installs(command)) {
      return packages;
    }
    boolean verb = false;
    boolean global = command.name().equals("yarn") && command.verb().equals("global");
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text();
      if (takesWord(command.name(), text)) {
        i++;
      } else if (!text.startsWith("-")) {
        if (global && verb && text.equals("add")) {
          global = false;
        } else if (global && verb) {
          return List.of();
        } else if (verb) {
          packages.add(words.get(i));
        }
        verb = true;
      }
    }
    return packages;
  }

  /** Packages as evidence has them: sorted, and not more than anybody reads. */
  static String told(List<ShellWord> packages) {
    return packages.stream()
        .map(word -> word.text().replace(ShellWord.HOLE, '…'))
        .sorted()
        .limit(MOST_TOLD)
        .toList()
        .toString();
  }

  private static boolean takesWord(String manager, String option) {
    if (option.equals("-n")) {
      return manager.endsWith("conda") || manager.endsWith("mamba");
    }
    // To apk, -t names a group; to yum and dnf, -v is an option alone; to npm, -f and -g are.
    return VALUED.contains(option)
        && !(manager.equals("npm") && option.length() == 2)
        && !(option.equals("-v") && !manager.equals("gem"));
  }

  /** A package without its version. */
  static String name(String text) {
    int end = 0;
    while (end < text.length() && "=<>~@:!".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }
}
