package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that run another one, whose name follows. */
final class Wrappers {
  private static final Set<String> WRAPPERS =
      Set.of(
          "sudo",
          "doas",
          "env",
          "exec",
          "command",
          "builtin",
          "nohup",
          "time",
          "nice",
          "ionice",
          "eatmydata",
          "xargs",
          "busybox",
          "setarch",
          "linux32",
          "linux64",
          "timeout",
          "stdbuf",
          "setsid",
          "setpriv",
          "chroot",
          "chrt",
          "taskset",
          "flock",
          "gosu",
          "su-exec",
          "tini",
          "dumb-init",
          "fakeroot",
          "unbuffer",
          "xvfb-run",
          "strace");

  /** Those that take a word before the program: a time, a user, a directory. */
  private static final Set<String> WITH_OPERAND =
      Set.of("timeout", "chroot", "chrt", "taskset", "flock", "gosu", "su-exec");

  /** Their options that take a word of their own. */
  private static final Map<String, Set<String>> VALUED =
      Map.ofEntries(
          Map.entry("timeout", Set.of("-s", "-k", "--signal", "--kill-after")),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
          Map.entry("flock", Set.of("-w", "-E")),
          Map.entry("strace", Set.of("-o", "-e", "-p")),
          Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U")),
          Map.entry("doas", Set.of("-u", "-C")),
          Map.entry("env", Set.of("-u", "-C")),
          Map.entry("exec", Set.of("-a")),
          Map.entry("nice", Set.of("-n")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("xargs", Set.of("-n", "-P", "-I", "-L", "-d", "-s", "-a")));

  private Wrappers() {}

  /** The index of the word that names what runs in the end. */
  static int nameIn(List<ShellWord> words) {
    int at = 0;
    while (at < words.size() && WRAPPERS.contains(ShellNames.base(words.get(at).text()))) {
      int next = after(at, words);
      if (next == words.size()) {
        return at;
      }
      at = next;
    }
    return isPip(at, words) ? at + 2 : at;
  }

  /** {@code python3 -m pip} */
  private static boolean isPip(int at, List<ShellWord> words) {
    return at + 2 < words.size()
        && ShellNames.base(words.get(at).text()).startsWith("python")
        && words.get(at + 1).is("-m")
        && words.get(at + 2).is("pip");
  }

  /** The programs that run the one that runs in the end, outermost first. */
  static List<String> around(List<ShellWord> words) {
    int end = nameIn(words);
    List<String> around = new ArrayList<>(0);
    for (int at = 0; at < end; at = after(at, words)) {
      around.add(ShellNames.base(words.get(at).text()));
    }
    return around;
  }

  /** Past a wrapper's options, and the variables that env sets. */
  private static int after(int wrapper, List<ShellWord> words) {
    String name = ShellNames.base(words.get(wrapper).text());
    Set<String> valued = VALUED.getOrDefault(name, Set.of());
    boolean operand = WITH_OPERAND.contains(name);
    int at = wrapper + 1;
    while (at < words.size()) {
      String word = words.get(at).text();
      if (valued.contains(word)) {
        at++;
      } else if (!word.startsWith("-") && word.indexOf('=') <= 0) {
        if (!operand) {
          break;
        }
        operand = false;
      }
      at++;
    }
    return Math.min(at, words.size());
  }
}
