package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** Reads the lists in the step that installs, when that is the next one. */
final class UpdateWithInstall implements Fix {
  private static final Plan.Left APART =
      new Plan.Left(
          "the next step does not install; put the update before what installs: RUN apt-get update && apt-get install -y …");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunScript> update = subject.written().script(place);
    Optional<RunScript> install = update.flatMap(one -> next(subject, one));
    if (install.isEmpty() || !isAlone(update.get()) || !installs(install.get(), update.get())) {
      return APART;
    }
    Instruction.Run run = install.get().run();
    if (!(run.command() instanceof Command.Shell(ShellText text, Span _))
        || !run.head().heredocs().isEmpty()
        || !(update.get().run().command() instanceof Command.Shell(ShellText first, Span _))) {
      return APART;
    }
    Edit joined = subject.scripts().inText(run, text, 0, 0, first.text().strip() + " && ");
    return new Plan.Edits(
        List.of(subject.edits().remove(update.get().run()), joined),
        "Reads the lists in the step that installs",
        List.of());
  }

  private static boolean isAlone(RunScript script) {
    return script.commands().size() == 1
        && script.whole()
        && script.run().head().flags().isEmpty()
        && script.commands().getFirst().command().redirections().isEmpty();
  }

  private static boolean installs(RunScript script, RunScript update) {
    RunCommand first = script.commands().getFirst();
    String manager = update.commands().getFirst().name();
    boolean same = first.name().startsWith("apt") == manager.startsWith("apt");
    return script.whole()
        && script.run().head().flags().isEmpty()
        && same
        && List.of("install", "add").contains(first.verb())
        && first.isAny("apt", "apt-get", "aptitude", "apk");
  }

  /** The script of the instruction that follows. */
  private static Optional<RunScript> next(Subject subject, RunScript script) {
    return subject
        .written()
        .next(script.run())
        .flatMap(one -> subject.written().script(one.head().keywordSpan()))
        .filter(next -> !next.commands().isEmpty());
  }
}
