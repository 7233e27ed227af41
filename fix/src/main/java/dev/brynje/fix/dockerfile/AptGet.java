package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code apt-get} in the place of {@code apt}, for what both do alike. */
final class AptGet implements Fix {
  private static final Set<String> ALIKE =
      Set.of(
          "install",
          "update",
          "upgrade",
          "remove",
          "purge",
          "autoremove",
          "autoclean",
          "clean",
          "download",
          "source",
          "build-dep",
          "dist-upgrade");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> command = subject.command(place);
    if (command.isEmpty() || !ALIKE.contains(command.get().verb())) {
      return new Plan.Left("apt-get has no such word; write apt-cache or dpkg-query where they do");
    }
    return name(command.get())
        .flatMap(name -> subject.scripts().replace(command.get(), name.end(), name.end(), "-get"))
        .<Plan>map(edit -> new Plan.Edits("Calls apt-get", edit))
        .orElse(Subject.QUOTED);
  }

  private static Optional<ShellWord> name(RunCommand command) {
    List<ShellWord> words = command.command().words();
    return words.stream()
        .filter(word -> !word.quoted() && (word.is("apt") || word.text().endsWith("/apt")))
        .findFirst();
  }
}
