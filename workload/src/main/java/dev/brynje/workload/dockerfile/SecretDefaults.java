package dev.brynje.workload.dockerfile;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the values of variables whose names tell nothing to where they are seen to be secrets:
 * {@code ARG VALUE=…}, then {@code ENV DB_PASSWORD=$VALUE} or {@code RUN login --password $VALUE}.
 */
final class SecretDefaults {
  /** A script that grows by more when its variables are replaced is no script. */
  private static final int MOST_ADDED = 1 << 16;

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*+)\\}|([A-Za-z_][A-Za-z0-9_]*+))");

  /**
   * A place where a secret is used by a variable's name.
   *
   * @param span the name that is given the secret, or the variable in a command
   * @param name of what is given the secret; in a command that of the variable
   * @param variable whose value is the secret
   * @param source where that value is written
   */
  record Use(
      StageSubject stage,
      Instruction instruction,
      Span span,
      String name,
      String variable,
      Span source) {}

  /** Where each variable that may hold a secret has its value from. */
  private final Map<String, Word> values = new HashMap<>();

  private final List<Use> uses = new ArrayList<>(0);

  private SecretDefaults() {}

  static List<Use> usesIn(DockerfileSubject subject) {
    SecretDefaults defaults = new SecretDefaults();
    subject.dockerfile().global().forEach(arg -> defaults.keep(arg.pairs()));
    for (StageSubject stage : subject.stages()) {
      for (Instruction instruction : stage.stage().instructions()) {
        defaults.take(stage, instruction);
      }
    }
    return defaults.uses;
  }

  private void take(StageSubject stage, Instruction instruction) {
    switch (instruction) {
      case Instruction.Arg arg -> keep(arg.pairs());
      case Instruction.Env env -> {
        env.pairs().forEach(pair -> given(stage, env, pair));
        keep(env.pairs());
      }
      case Instruction.Label label -> label.pairs().forEach(pair -> given(stage, label, pair));
      case Instruction.Run run
          when run.command() instanceof Command.Shell(ShellText text, Span _) ->
          command(stage, run, text);
      default -> {}
    }
  }

  /** Those that could be secrets if they were named so. */
  private void keep(List<Pair> pairs) {
    for (Pair pair : pairs) {
      if (pair.value().isPresent()) {
        Word value = pair.value().get();
        String text = SecretPlaces.unquoted(value);
        if (text.indexOf('$') < 0 && !Secrets.of("password", text).isEmpty()) {
          values.put(pair.name().text(), value);
        } else {
          values.remove(pair.name().text());
        }
      }
    }
  }

  private void given(StageSubject stage, Instruction instruction, Pair pair) {
    if (values.isEmpty() || pair.value().isEmpty()) {
      return;
    }
    Word value = pair.value().get();
    String name = pair.name().text();
    Expanded expanded = stage.expand(instruction, value);
    Matcher variables = VARIABLE.matcher(value.text());
    while (variables.find()) {
      String variable = name(variables);
      if (values.containsKey(variable)
          && Secrets.of(name, SecretPlaces.unquoted(value)).isEmpty()
          && !Secrets.of(name, expanded.text()).isEmpty()) {
        add(stage, instruction, pair.name().span(), name, variable);
        return;
      }
    }
  }

  /** A variable in a command, with its value in the text that the shell makes of it. */
  private record Replaced(String variable, Span span, int start, int end) {}

  private void command(StageSubject stage, Instruction.Run run, ShellText text) {
    if (values.isEmpty()) {
      return;
    }
    List<Replaced> replaced = new ArrayList<>(0);
    StringBuilder made = new StringBuilder();
    Matcher variables = VARIABLE.matcher(text.text());
    int after = 0;
    while (variables.find() && made.length() - after < MOST_ADDED) {
      String variable = name(variables);
      if (values.containsKey(variable)) {
        made.append(text.text(), after, variables.start());
        int start = made.length();
        Span span = text.span(variables.start(), variables.end());
        made.append(stage.expand(run, new Word("${" + variable + "}", span)).text());
        replaced.add(new Replaced(variable, span, start, made.length()));
        after = variables.end();
      }
    }
    if (!replaced.isEmpty()) {
      made.append(text.text(), after, text.text().length());
      List<Secret> secrets = Secrets.in(made.toString());
      for (Replaced one : replaced) {
        if (secrets.stream().anyMatch(s -> s.start() < one.end() && s.end() > one.start())) {
          add(stage, run, one.span(), one.variable(), one.variable());
        }
      }
    }
  }

  private static String name(Matcher variable) {
    return Optional.ofNullable(variable.group(1)).orElseGet(() -> variable.group(2));
  }

  private void add(
      StageSubject stage, Instruction instruction, Span span, String name, String variable) {
    Word value = values.get(variable);
    if (value != null) {
      uses.add(new Use(stage, instruction, span, name, variable, value.span()));
    }
  }
}
