package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.dockerfile.shell.ShellReader;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user by number, other than root, after the last step that root may have to do. */
final class FinalUser implements Fix {
  /** Programs that begin as root and give that up by themselves. */
  private static final Set<String> STEPS_DOWN =
      Set.of(
          "gosu",
          "su-exec",
          "setpriv",
          "runuser",
          "supervisord",
          "sshd",
          "crond",
          "cron",
          "s6-svscan",
          "init",
          "systemd",
          "dockerd");

  /** The same as distributions package them: their logs, caches and sockets are root's. */
  private static final Set<String> PACKAGED =
      Set.of(
          "nginx",
          "httpd",
          "httpd-foreground",
          "apache2",
          "apache2ctl",
          "apachectl",
          "php-fpm",
          "haproxy",
          "squid",
          "named",
          "postfix",
          "dovecot",
          "vsftpd",
          "rsyslogd");

  @Override
  public Plan plan(Subject subject, Span place) {
    StageSubject last = subject.written().judged().last();
    Optional<String> left = left(subject, last, place);
    if (left.isPresent()) {
      return new Plan.Left(left.get());
    }
    UserChoice choice = UserChoice.of(subject, last);
    if (!choice.isDecided()) {
      return new Plan.Left(choice.left());
    }
    Optional<String> packaged = started(last, PACKAGED);
    if (packaged.isPresent() && !choice.make().isEmpty()) {
      return new Plan.Left(beginsAsRoot(packaged.get()));
    }
    Writing writing = Writing.of(subject, last, choice);
    List<String> make = new ArrayList<>(choice.make());
    make.addAll(writing.commands());
    List<Edit> edits = new ArrayList<>(choice.edits());
    edits.addAll(writing.edits());
    Instruction behind = lastStep(last);
    Optional<UserSet> own =
        last.user().filter(user -> user.instruction().equals(behind) && make.isEmpty());
    if (!make.isEmpty()) {
      edits.add(subject.edits().add(behind, "RUN", indented(make)));
    }
    edits.add(
        own.isPresent()
            ? subject.edits().word(behind, 0, own.get().instruction().user(), choice.value())
            : subject.edits().add(behind, "USER", choice.value()));
    List<String> notes = new ArrayList<>(writing.notes());
    if (!choice.note().isEmpty()) {
      notes.addFirst(choice.note());
    }
    return new Plan.Edits(edits, "Runs by USER " + choice.value(), notes);
  }

  private static String indented(List<String> commands) {
    return String.join("\n    && ", commands);
  }

  /** Why it cannot be decided here. */
  private static Optional<String> left(Subject subject, StageSubject last, Span place) {
    if (subject
        .written()
        .instruction(place)
        .filter(Instruction.Onbuild.class::isInstance)
        .isPresent()) {
      return Optional.of(
          "it stands behind ONBUILD; write the number of another user there by hand");
    }
    if (PlainCommand.isForeign(last)) {
      return Optional.of("no POSIX shell is there; on Windows write USER ContainerUser");
    }
    if (last.user()
        .filter(user -> user.value().overridable() || !user.value().known())
        .isPresent()) {
      return Optional.of(
          "a build argument says who it is; give its ARG the number of another user by default");
    }
    return stepsDown(last).map(FinalUser::beginsAsRoot);
  }

  private static String beginsAsRoot(String program) {
    return "%s begins as root here and gives it up by itself; let it start as the user that it runs by, and write USER with the number"
        .formatted(program);
  }

  private static Optional<String> stepsDown(StageSubject last) {
    Lineage lineage = Lineage.of(last);
    for (RunScript script : lineage.scripts()) {
      for (var command : script.commands()) {
        for (ShellWord word : command.command().words()) {
          String name = word.text().substring(word.text().lastIndexOf('/') + 1);
          if (name.equals("gosu") || name.equals("su-exec")) {
            return Optional.of(name);
          }
        }
      }
    }
    return started(last, STEPS_DOWN);
  }

  /** One of these programs, if it is what the image starts. */
  private static Optional<String> started(StageSubject last, Set<String> programs) {
    Lineage lineage = Lineage.of(last);
    List<Command> starts = new ArrayList<>();
    lineage.last(Instruction.Entrypoint.class).ifPresent(one -> starts.add(one.command()));
    lineage.last(Instruction.Cmd.class).ifPresent(one -> starts.add(one.command()));
    return starts.stream()
        .flatMap(command -> words(command).stream())
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .filter(programs::contains)
        .findFirst();
  }

  private static List<String> words(Command command) {
    return switch (command) {
      case Command.Exec exec -> exec.words().stream().map(Word::text).toList();
      case Command.Shell shell ->
          ShellReader.read(shell.text().text()).commands().stream()
              .flatMap(one -> one.words().stream())
              .map(ShellWord::text)
              .toList();
    };
  }

  /** The last instruction that builds; what follows only says how it runs. */
  private static Instruction lastStep(StageSubject stage) {
    Instruction last = stage.stage().from();
    for (Instruction one : stage.stage().instructions()) {
      last =
          switch (one) {
            case Instruction.Run _,
                Instruction.Copy _,
                Instruction.Add _,
                Instruction.Workdir _,
                Instruction.User _ ->
                one;
            default -> last;
          };
    }
    return last;
  }
}
