package dev.brynje.workload.dockerfile;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/** Where secrets stand in instructions, whichever controls are judged: no output may show them. */
public final class SecretPlaces {
  private final List<Span> found = new ArrayList<>();

  private SecretPlaces() {}

  /** All of a Dockerfile. */
  public static List<Span> in(DockerfileSubject subject) {
    SecretPlaces places = new SecretPlaces();
    subject.dockerfile().global().forEach(places::instruction);
    for (StageSubject stage : subject.stages()) {
      stage.stage().instructions().forEach(places::instruction);
      stage.scripts().forEach(script -> places.found.addAll(PrintedSecrets.in(script)));
    }
    SecretDefaults.usesIn(subject).forEach(use -> places.found.add(use.source()));
    return places.found;
  }

  /** Those in what an instruction runs or downloads, and in its here-documents. */
  static List<Span> inCommands(Instruction instruction) {
    SecretPlaces places = new SecretPlaces();
    switch (instruction) {
      case Instruction.Run run -> places.command(run.command());
      case Instruction.Cmd cmd -> places.command(cmd.command());
      case Instruction.Entrypoint entrypoint -> places.command(entrypoint.command());
      case Instruction.Healthcheck check -> check.command().ifPresent(places::command);
      case Instruction.Add add -> add.sources().forEach(places::word);
      default -> {}
    }
    instruction.head().heredocs().forEach(places::document);
    return places.found;
  }

  private void instruction(Instruction instruction) {
    switch (instruction) {
      case Instruction.Env env -> env.pairs().forEach(this::pair);
      case Instruction.Arg arg -> arg.pairs().forEach(this::pair);
      case Instruction.Label label -> label.pairs().forEach(this::pair);
      case Instruction.Run run -> command(run.command());
      case Instruction.Cmd cmd -> command(cmd.command());
      case Instruction.Entrypoint entrypoint -> command(entrypoint.command());
      case Instruction.Healthcheck check -> check.command().ifPresent(this::command);
      case Instruction.Onbuild later -> later.trigger().ifPresent(this::instruction);
      case Instruction.Add add -> add.sources().forEach(this::word);
      case Instruction.Copy copy -> copy.sources().forEach(this::word);
      default -> {}
    }
    instruction.head().heredocs().forEach(this::document);
  }

  private void pair(Pair pair) {
    pair.value()
        .ifPresent(value -> {
          String name = pair.name().text();
          for (Secret secret : Secrets.of(name, unquoted(value))) {
            mark(value, secret, value.text().indexOf(unquoted(value)));
          }
        });
  }

  /** A value without the quotes around it. */
  static String unquoted(Word value) {
    String text = value.text();
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    boolean quoted =
        text.length() >= 2
            && (first == '"' || first == '\'')
            && text.indexOf(first, 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Where a word is not written as it is, all of it is marked. */
  private void mark(Word word, Secret secret, int offset) {
    Span span = word.span();
    int from = offset + secret.start();
    int to = offset + secret.end();
    boolean plain =
        span.line() == span.endLine() && span.end() - span.start() == word.text().length();
    found.add(
        plain
            ? new Span(
                span.start() + from,
                span.start() + to,
                span.line(),
                span.column() + word.text().codePointCount(0, from),
                span.line(),
                span.column() + word.text().codePointCount(0, to))
            : span);
  }

  private void word(Word word) {
    for (Secret secret : Secrets.in(word.text())) {
      mark(word, secret, 0);
    }
  }

  private void command(Command command) {
    switch (command) {
      case Command.Exec exec ->
          exec.words()
              .forEach(word -> {
                if (!Secrets.in(word.text()).isEmpty()) {
                  found.add(word.span());
                }
              });
      case Command.Shell(ShellText text, Span _) -> {
        for (Secret secret : Secrets.in(text.text())) {
          found.add(text.span(secret.start(), secret.end()));
        }
      }
    }
  }

  private void document(Heredoc document) {
    DocumentText text = new DocumentText(document);
    for (Secret secret : Secrets.in(document.content())) {
      found.add(text.span(secret.start(), secret.end()));
    }
  }
}
