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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a script, and for each whether the script goes on when it fails. */
final class ShellSteps {
  /**
   * One of them.
   *
   * @param start its offset in the script
   * @param function in whose body it stands; empty when in none
   * @param options that hold there
   */
  record Found(
      List<String> words,
      int start,
      boolean forgiven,
      Optional<String> function,
      ShellOptions options) {}

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?<![\\w.:-])(?:function\\s++([\\w.:-]++)|([\\w.:-]++)\\s*+\\(\\s*+\\))[\\s({]");

  private static final Pattern ELSE = Pattern.compile("\\b(?:else|elif)\\b");

  /** So far is looked for what is done when a command fails. */
  private static final int NEAR = 50;

  private final String text;
  private final ShellScript script;
  private final List<ShellCommand> commands;
  private ShellOptions options;

  /** For each command the last of those that run only when those before succeed. */
  private final int[] last;

  private final int[] lastOfPipe;

  /** For each command the one that takes what it gives, when it stands in a substitution. */
  private final int[] taker;

  /** Names of functions by where they begin. */
  private final NavigableMap<Integer, String> functions = new TreeMap<>();

  private ShellSteps(String text, ShellOptions options) {
    this.text = text;
    this.script = ShellReader.read(text);
    this.commands = script.commands();
    this.options = options;
    this.last = new int[commands.size()];
    this.lastOfPipe = new int[commands.size()];
    this.taker = new int[commands.size()];
    for (int i = commands.size() - 1; i >= 0; i--) {
      boolean goesOn = i + 1 < commands.size();
      Link link = commands.get(i).link();
      last[i] = goesOn && (link == Link.AND || link == Link.PIPE) ? last[i + 1] : i;
      lastOfPipe[i] = goesOn && link == Link.PIPE ? lastOfPipe[i + 1] : i;
      boolean taken = goesOn && commands.get(i).within().contains(Within.SUBSTITUTION);
      taker[i] = taken ? taker[i + 1] : i;
    }
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      String name = Objects.requireNonNullElse(function.group(1), function.group(2));
      functions.put(function.start(), name);
    }
  }

  /**
   * Reads a script.
   *
   * @param options with which it is run
   */
  static ShellSteps of(String text, ShellOptions options) {
    return new ShellSteps(text, options.orOfFirstLine(text));
  }

  boolean whole() {
    return script.whole();
  }

  /** Those that run; what stands in a branch of {@code if false} does not. */
  List<Found> all() {
    List<Found> found = new ArrayList<>();
    boolean never = false;
    for (int i = 0; i < commands.size(); i++) {
      ShellCommand command = commands.get(i);
      List<String> words = words(command);
      never =
          command.within().contains(Within.CONDITION)
              ? words.equals(List.of("false"))
              : never && command.within().contains(Within.BRANCH);
      if (words.isEmpty() || never) {
        continue;
      }
      if (words.getFirst().equals("set")) {
        options = options.with(words.subList(1, words.size()));
      }
      int start = command.words().getFirst().start();
      found.add(new Found(words, start, isForgiven(i), function(command), options));
    }
    return found;
  }

  private static List<String> words(ShellCommand command) {
    return command.words().stream().map(ShellWord::text).toList();
  }

  private boolean isForgiven(int index) {
    ShellCommand command = commands.get(index);
    if (command.within().contains(Within.CONDITION)) {
      return !endsByCondition(index);
    }
    boolean piped = command.link() == Link.PIPE && !options.pipefail();
    if (piped || command.link() == Link.BACKGROUND || isNegated(command)) {
      return true;
    }
    if (commands.get(last[index]).link() == Link.OR) {
      return !endsByAlternative(last[index]);
    }
    // What a substitution says counts only where its text is given to a name.
    if (taker[index] != index && !commands.get(taker[index]).words().isEmpty()) {
      return true;
    }
    // Before && nothing ends the script, but what is said last is what the script says.
    boolean goesOn = !options.errexit() || commands.get(lastOfPipe[index]).link() == Link.AND;
    return goesOn && !isAtTheEnd(last[index]);
  }

  /** Whether nothing follows in the script, or in the function. */
  private boolean isAtTheEnd(int index) {
    return index + 1 == commands.size()
        || (commands.get(index).within().contains(Within.FUNCTION)
            && !commands.get(index + 1).within().contains(Within.FUNCTION));
  }

  /** {@code x || exit 1} and {@code x || { …; exit 1; }}. */
  private boolean endsByAlternative(int index) {
    for (int i = index + 1; i < Math.min(commands.size(), index + NEAR); i++) {
      String between = between(commands.get(index), commands.get(i));
      boolean grouped = between.indexOf('{') >= 0 && between.indexOf('}') < 0;
      if (i > index + 1 && !grouped) {
        return false;
      }
      if (fails(commands.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code if ! x; then exit 1; fi}, or {@code if x; then …; else exit 1; fi}. */
  private boolean endsByCondition(int index) {
    ShellCommand condition = commands.get(index);
    for (int i = index + 1; i < Math.min(commands.size(), index + NEAR); i++) {
      ShellCommand command = commands.get(i);
      if (!command.within().contains(Within.BRANCH)
          && !command.within().contains(Within.CONDITION)) {
        return false;
      }
      boolean otherwise = isNegated(condition) || ELSE.matcher(between(condition, command)).find();
      if (otherwise && fails(command)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it ends the script, or the function, as failed. */
  private static boolean fails(ShellCommand command) {
    List<String> words = words(command);
    if (words.isEmpty()) {
      return false;
    }
    boolean ends = words.getFirst().equals("exit") || words.getFirst().equals("return");
    return words.equals(List.of("false"))
        || (ends && words.size() > 1 && !words.get(1).equals("0"));
  }

  /** Whether {@code !} stands before it: then nothing fails, whatever it says. */
  private boolean isNegated(ShellCommand command) {
    int before = start(command) - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && text.charAt(before) == '!';
  }

  private Optional<String> function(ShellCommand command) {
    if (!command.within().contains(Within.FUNCTION)) {
      return Optional.empty();
    }
    return Optional.ofNullable(functions.floorEntry(start(command))).map(Map.Entry::getValue);
  }

  private String between(ShellCommand one, ShellCommand other) {
    int end = start(other);
    return text.substring(Math.min(end(one), end), end);
  }

  /** One that only redirects stands nowhere. */
  private static int start(ShellCommand command) {
    if (!command.words().isEmpty()) {
      return command.words().getFirst().start();
    }
    return command.assignments().isEmpty() ? 0 : command.assignments().getFirst().value().start();
  }

  private static int end(ShellCommand command) {
    return command.words().isEmpty() ? start(command) : command.words().getLast().end();
  }
}
