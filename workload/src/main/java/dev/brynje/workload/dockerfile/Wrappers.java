package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
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
          "linux32");

  /** Their options that take a word of their own. */
  private static final Map<String, Set<String>> VALUED =
      Map.of(
          "sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U"),
          "doas", Set.of("-u", "-C"),
          "env", Set.of("-u", "-C"),
          "exec", Set.of("-a"),
          "nice", Set.of("-n"),
          "ionice", Set.of("-c", "-n"),
          "xargs", Set.of("-n", "-P", "-I", "-L", "-d", "-s", "-a"));

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

  /** Past a wrapper's options, and the variables that env sets. */
  private static int after(int wrapper, List<ShellWord> words) {
    String name = ShellNames.base(words.get(wrapper).text());
    Set<String> valued = VALUED.getOrDefault(name, Set.of());
    int at = wrapper + 1;
    while (at < words.size()) {
      String word = words.get(at).text();
      if (valued.contains(word)) {
        at++;
      } else if (!word.startsWith("-") && word.indexOf('=') <= 0) {
        break;
      }
      at++;
    }
    return Math.min(at, words.size());
  }
}
