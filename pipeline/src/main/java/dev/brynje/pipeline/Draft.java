package dev.brynje.pipeline;

import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellCommand.Link;
import dev.brynje.dockerfile.shell.ShellCommand.Within;
import dev.brynje.dockerfile.shell.ShellReader;
import dev.brynje.dockerfile.shell.ShellScript;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A pipeline while it is read. */
final class Draft {
  /** More than any pipeline has; what comes after is said to be unread. */
  private static final int MOST_STEPS = 50_000;

  /** What GitHub and others put in before a shell sees the script. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{[^}]*+}}|\\$\\[\\[[^\\]]*+]]");

  private final String file;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> includes = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Draft(String file) {
    this.file = file;
  }

  /** Adds what a script runs. */
  void script(int line, boolean mayFail, String text) {
    String plain = EXPRESSION.matcher(text).replaceAll("\\$x");
    ShellScript script = ShellReader.read(plain);
    boolean goesOn = false;
    boolean never = false;
    for (ShellCommand command : script.commands()) {
      List<String> words = command.words().stream().map(ShellWord::text).toList();
      // What `if false` would do is not done.
      never =
          command.within().contains(Within.CONDITION)
              ? words.equals(List.of("false"))
              : never && command.within().contains(Within.BRANCH);
      if (words.isEmpty() || never) {
        continue;
      }
      if (words.equals(List.of("set", "+e"))) {
        goesOn = true;
      } else if (words.size() > 1
          && words.getFirst().equals("set")
          && words.get(1).startsWith("-e")) {
        goesOn = false;
      }
      boolean forgiven = mayFail || goesOn || isForgiven(command, plain);
      int at = line + lines(plain, command.words().getFirst().start());
      add(new Step.Command(file, at, forgiven, words));
    }
    if (!script.whole()) {
      problem(line, "a script is not understood to its end");
    }
  }

  private static boolean isForgiven(ShellCommand command, String script) {
    return command.link() == Link.OR
        || command.link() == Link.BACKGROUND
        || (!command.within().contains(Within.CONDITION) && isNegated(command, script));
  }

  /** Whether {@code !} stands before it: then nothing fails, whatever it says. */
  private static boolean isNegated(ShellCommand command, String script) {
    int before = command.words().getFirst().start() - 1;
    while (before >= 0 && script.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && script.charAt(before) == '!';
  }

  private static int lines(String text, int end) {
    int lines = 0;
    for (int i = 0; i < Math.min(end, text.length()); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Adds a program with its arguments, as no shell reads them. */
  void command(int line, boolean mayFail, List<String> words) {
    if (!words.isEmpty()) {
      add(new Step.Command(file, line, mayFail, words));
    }
  }

  /**
   * Adds what is used by its name.
   *
   * @param name also with version or digest
   */
  void action(int line, boolean mayFail, String name, Map<String, String> inputs) {
    int version = name.indexOf('@');
    String bare = version < 0 ? name : name.substring(0, version);
    add(new Step.Action(file, line, mayFail, bare, inputs));
  }

  /** Adds an image that a step runs in, without its tag. */
  void image(int line, boolean mayFail, String image, Map<String, String> inputs) {
    int colon = image.lastIndexOf(':');
    String bare = colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    action(line, mayFail, bare, inputs);
  }

  private void add(Step step) {
    if (steps.size() < MOST_STEPS) {
      steps.add(step);
    } else if (steps.size() == MOST_STEPS) {
      problem(step.line(), "has more than %d steps, and no more are read".formatted(MOST_STEPS));
    }
  }

  void include(String path) {
    includes.add(path.startsWith("/") ? path.substring(1) : path);
  }

  void elsewhere(String what) {
    elsewhere.add(what);
  }

  void problem(int line, String what) {
    problems.add("%s:%d: %s".formatted(file, line, what));
  }

  Pipeline pipeline() {
    return new Pipeline(file, steps, includes, elsewhere, problems);
  }
}
