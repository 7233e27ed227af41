package dev.brynje.fix.dockerfile;

import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.Span;
import java.util.Optional;

/** {@code -y} for package managers. */
final class AssumeYes implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> command = subject.command(place);
    if (command.isEmpty()) {
      return Subject.QUOTED;
    }
    String option = command.get().isAny("pacman") ? "--noconfirm" : "-y";
    return Verb.plan(subject, command.get(), option, "Answers with yes: " + option);
  }
}
