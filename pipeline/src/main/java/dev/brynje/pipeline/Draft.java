package dev.brynje.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** A command of a script, with how that is run. */
  private record Scripted(Step.Command command, ShellOptions options) {}

  private final String file;
  private final List<Step> steps = new ArrayList<>();
  private final List<Scripted> scripted = new ArrayList<>();

  /** What stands in the bodies of functions, by their names. */
  private final Map<String, List<Scripted>> functions = new LinkedHashMap<>();

  /** What is called by name, and whether the pipeline goes on when all that fails. */
  private final Map<String, Boolean> calls = new HashMap<>();

  private final List<String> includes = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Draft(String file) {
    this.file = file;
  }

  /**
   * Adds what a script runs.
   *
   * @param options with which it is run
   */
  void script(int line, boolean mayFail, String text, ShellOptions options) {
    String plain = EXPRESSION.matcher(text).replaceAll("\\$x");
    ShellSteps script = ShellSteps.of(plain, options);
    int start = 0;
    int at = line;
    for (ShellSteps.Found found : script.all()) {
      at += lines(plain, start, found.start());
      start = found.start();
      Step.Command command = new Step.Command(file, at, mayFail || found.forgiven(), found.words());
      Scripted one = new Scripted(command, found.options());
      String function = found.function().orElse("");
      if (function.isEmpty()) {
        add(one);
      } else {
        functions.computeIfAbsent(function, _ -> new ArrayList<>()).add(one);
      }
      List<String> words = SecurityCommand.unwrapped(found.words());
      if (!words.isEmpty() && !words.getFirst().equals(function)) {
        called(words.getFirst(), command.mayFail());
      }
    }
    if (!script.whole()) {
      problem(line, "a script is not understood to its end");
    }
  }

  /** Lines from one place to another, which is less than nothing when that stands before. */
  private static int lines(String text, int from, int to) {
    int lines = 0;
    for (int i = Math.min(from, to); i < Math.max(from, to); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return to < from ? -lines : lines;
  }

  /** Takes note of what is called by its name. */
  void called(String name, boolean mayFail) {
    calls.merge(name, mayFail, Boolean::logicalAnd);
  }

  /** Adds a program with its arguments, as no shell reads them. */
  void command(int line, boolean mayFail, List<String> words) {
    if (!words.isEmpty()) {
      add(new Scripted(new Step.Command(file, line, mayFail, words), ShellOptions.NONE));
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

  private void add(Scripted one) {
    add(one.command());
    if (scripted.size() < MOST_STEPS) {
      scripted.add(one);
    }
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
    functions.forEach((name, body) -> {
      // What nobody calls never runs.
      if (calls.containsKey(name)) {
        body.forEach(one -> add(forgiven(one, calls.get(name))));
      }
    });
    List<ScriptCall> scripts = new ArrayList<>();
    for (Scripted one : scripted) {
      ScriptCall.of(one.command(), one.options(), calls).ifPresent(scripts::add);
    }
    return new Pipeline(file, steps, includes, scripts, elsewhere, problems);
  }

  private static Scripted forgiven(Scripted one, boolean mayFail) {
    Step.Command its = one.command();
    return new Scripted(
        new Step.Command(its.file(), its.line(), its.mayFail() || mayFail, its.words()),
        one.options());
  }
}
