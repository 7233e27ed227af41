package dev.brynje.fix.dockerfile;

import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** {@code --no-install-recommends} for apt-get. */
final class NoRecommends implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> command = subject.command(place);
    String option =
        command.filter(one -> one.isAny("aptitude")).isPresent()
            ? "--without-recommends"
            : "--no-install-recommends";
    return command
        .flatMap(one -> Verb.with(subject, one, option))
        .<Plan>map(edit ->
            new Plan.Edits(
                List.of(edit),
                "Installs only what is asked for: " + option,
                List.of(
                    "what came only as recommended no longer does; name what the program needs, as ca-certificates beside curl")))
        .orElse(Subject.QUOTED);
  }
}
