package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Installs what the lock file says, where one lies beside the Dockerfile and is copied before. */
final class NpmCi implements Fix {
  private static final Set<String> WHOLE = Set.of(".", "./", "*", "./*");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> found = subject.command(place);
    if (found.isEmpty()) {
      return Subject.QUOTED;
    }
    RunCommand command = found.get();
    String lock =
        switch (command.name()) {
          case "npm" -> "package-lock.json";
          case "yarn" -> "yarn.lock";
          default -> "pnpm-lock.yaml";
        };
    if (!isThere(subject, command, lock)) {
      return new Plan.Left(
          "no %s is known to be there; put it beside the Dockerfile, copy it before, and write %s"
              .formatted(
                  lock,
                  command.isAny("npm") ? "npm ci" : command.name() + " install --frozen-lockfile"));
    }
    if (!command.isAny("npm")) {
      Optional<Edit> edit =
          command.verb().isEmpty()
              ? subject
                  .scripts()
                  .behind(command, command.command().words().getLast(), "install --frozen-lockfile")
              : Verb.with(subject, command, "--frozen-lockfile");
      return edit.<Plan>map(one -> new Plan.Edits("Installs what the lock file says", one))
          .orElse(Subject.QUOTED);
    }
    Optional<ShellWord> verb =
        command.arguments().stream().filter(word -> word.is(command.verb())).findFirst();
    return command.verb().equals("update") || command.has("--no-package-lock") || verb.isEmpty()
        ? new Plan.Left("write npm ci, which changes no version")
        : subject
            .scripts()
            .replace(command, verb.get().start(), verb.get().end(), "ci")
            .<Plan>map(one -> new Plan.Edits("Installs what the lock file says: npm ci", one))
            .orElse(Subject.QUOTED);
  }

  private static boolean isThere(Subject subject, RunCommand command, String lock) {
    if (subject.beside(lock).isEmpty() || isKeptOut(subject, lock)) {
      return false;
    }
    Optional<StageSubject> stage = subject.written().stage(command.run());
    return stage.isPresent()
        && Lineage.of(stage.get()).all(Instruction.Copy.class).stream()
            .filter(copy -> copy.head().span().start() < command.run().head().span().start())
            .filter(copy -> copy.head().flag("from").isEmpty())
            .flatMap(copy -> copy.sources().stream())
            .anyMatch(source -> isOf(source, lock));
  }

  private static boolean isKeptOut(Subject subject, String lock) {
    return subject
        .beside(".dockerignore")
        .map(bytes -> IgnoreFile.read(new String(bytes, StandardCharsets.UTF_8)).keepsOut(lock))
        .orElse(false);
  }

  private static boolean isOf(Word source, String lock) {
    String text = source.text().startsWith("./") ? source.text().substring(2) : source.text();
    int star = text.indexOf('*');
    return WHOLE.contains(source.text())
        || text.equals(lock)
        || (star >= 0
            && text.indexOf('/') < 0
            && lock.startsWith(text.substring(0, star))
            && lock.endsWith(text.substring(star + 1)));
  }
}
