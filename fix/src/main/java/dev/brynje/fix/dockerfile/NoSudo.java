package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.Users;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step without sudo, where it is root already. */
final class NoSudo implements Fix {
  private static final Set<String> ALONE = Set.of("-E", "-H", "-n", "--");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> found = subject.command(place);
    Optional<RunScript> script = subject.written().script(place);
    if (found.isEmpty() || script.isEmpty()) {
      return Subject.QUOTED;
    }
    List<ShellWord> words = found.get().command().words();
    if (!words.getFirst().is("sudo")) {
      return new Plan.Left(
          "sudo is a way to root in the image; install it only where the build needs it, or not at all");
    }
    int next = 1;
    while (next < words.size() && ALONE.contains(words.get(next).text())) {
      next++;
    }
    if (!isRoot(subject, script.get())
        || next == words.size()
        || words.get(next).text().startsWith("-")) {
      return new Plan.Left(
          "who runs it is not known to be root; put USER root before it, and USER with the number that there was behind it");
    }
    return subject
        .scripts()
        .replace(found.get(), words.getFirst().start(), words.get(next).start(), "")
        .<Plan>map(edit -> new Plan.Edits("Leaves sudo out, for the step is root", edit))
        .orElse(Subject.QUOTED);
  }

  private static boolean isRoot(Subject subject, RunScript script) {
    return script
        .user()
        .map(user -> user.value().known() && Users.of(user.value()).isRoot())
        .orElseGet(() ->
            subject
                .written()
                .stage(script.run())
                .map(stage ->
                    switch (subject.base(stage).family()) {
                      case DEBIAN, ALPINE, RED_HAT -> true;
                      case NONE, UNKNOWN -> false;
                    })
                .orElse(false));
  }
}
