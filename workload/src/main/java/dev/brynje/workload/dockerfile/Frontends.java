package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;

/** Programs by which another one is called: {@code python -m pip} and {@code uv pip} are pip. */
final class Frontends {
  private Frontends() {}

  /**
   * How many words after a program's name the one stands that it calls; 0 when it calls none.
   *
   * @param from the index of the first word after the name
   */
  static int before(String name, List<ShellWord> words, int from) {
    boolean python = name.startsWith("python") || name.equals("py");
    if (python) {
      for (int i = from; i + 1 < words.size() && words.get(i).text().startsWith("-"); i++) {
        if (words.get(i).text().endsWith("m")) {
          return isPip(words.get(i + 1)) ? i + 2 - from : 0;
        }
      }
      return 0;
    }
    return name.equals("uv") && from < words.size() && isPip(words.get(from)) ? 1 : 0;
  }

  private static boolean isPip(ShellWord word) {
    return word.isKnown() && (word.is("pip") || word.is("pip3"));
  }
}
