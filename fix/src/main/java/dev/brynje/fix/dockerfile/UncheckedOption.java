package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes out an option that switches a check off; when asked, for a build may stand on it. */
final class UncheckedOption implements Fix {
  private static final Set<String> OPTIONS =
      Set.of(
          "-k",
          "--insecure",
          "--proxy-insecure",
          "--no-check-certificate",
          "--allow-unauthenticated",
          "--nogpgcheck",
          "--no-gpg-checks",
          "--allow-untrusted",
          "--no-strict-ssl");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> command = subject.command(place);
    if (command.isEmpty()) {
      return new Plan.Left("take it out; where a certificate or key is missing, add that");
    }
    List<ShellWord> words = command.get().command().words();
    for (int i = 1; i < words.size(); i++) {
      ShellWord word = words.get(i);
      boolean letters =
          command.get().isAny("curl")
              && word.text().matches("-[a-zA-Z]*k[a-zA-Z]*")
              && !word.quoted();
      if (OPTIONS.contains(word.text()) || letters) {
        return plan(subject, command.get(), words.get(i - 1), word);
      }
    }
    return new Plan.Left("take it out; where a certificate or key is missing, add that");
  }

  private static Plan plan(Subject subject, RunCommand command, ShellWord before, ShellWord word) {
    if (!subject.wishes().unsafe()) {
      return new Plan.Left(
          "--unsafe takes %s out; the build then fails where the check does"
              .formatted(word.text()));
    }
    boolean alone = OPTIONS.contains(word.text());
    int from = alone ? before.end() : word.start();
    String left = alone ? "" : word.text().replace("k", "");
    return subject
        .scripts()
        .replace(command, from, word.end(), left)
        .<Plan>map(edit ->
            new Plan.Edits(
                List.of(edit),
                "Checks what comes",
                List.of("the build fails now where the check does")))
        .orElse(Subject.QUOTED);
  }
}
