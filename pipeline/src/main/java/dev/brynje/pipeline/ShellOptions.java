package dev.brynje.pipeline;

import java.util.List;

/**
 * How a shell runs a script.
 *
 * @param errexit whether it ends at the first command that fails, as by {@code set -e}
 * @param pipefail whether a pipe fails when any of its commands does
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set">set</a>
 */
record ShellOptions(boolean errexit, boolean pipefail) {
  /** A script by itself. */
  static final ShellOptions NONE = new ShellOptions(false, false);

  /** As most CI systems run their scripts. */
  static final ShellOptions ERREXIT = new ShellOptions(true, false);

  /** As some run those of bash. */
  static final ShellOptions PIPEFAIL = new ShellOptions(true, true);

  /** After {@code set} or {@code bash} with these words behind it. */
  ShellOptions with(List<String> words) {
    ShellOptions options = this;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean on = word.startsWith("-");
      if ((!on && !word.startsWith("+")) || word.startsWith("--")) {
        continue;
      }
      if (word.indexOf('e') > 0) {
        options = new ShellOptions(on, options.pipefail);
      }
      if (word.endsWith("o") && i + 1 < words.size()) {
        options = options.named(words.get(i + 1), on);
        i++;
      }
    }
    return options;
  }

  private ShellOptions named(String name, boolean on) {
    return switch (name) {
      case "errexit" -> new ShellOptions(on, pipefail);
      case "pipefail" -> new ShellOptions(errexit, on);
      default -> this;
    };
  }

  /** Of a script that names its shell itself, as {@code #!/bin/bash -e}; these for any other. */
  ShellOptions orOfFirstLine(String script) {
    return script.startsWith("#!")
        ? NONE.with(List.of(script.lines().findFirst().orElse("").split("\\s+")))
        : this;
  }

  /** Whether the first line of a script names a shell, and not another program. */
  static boolean isOfShell(String script) {
    String first = script.lines().findFirst().orElse("").strip();
    return first.matches("#!.*[/ ](?:ba|da|a|k|z)?sh(?: .*)?");
  }
}
