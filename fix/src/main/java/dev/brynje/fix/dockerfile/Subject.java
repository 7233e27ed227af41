package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.Base;
import dev.brynje.fix.image.BaseTable;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.workload.dockerfile.Users;
import dev.brynje.yaml.Span;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a fix is asked about.
 *
 * @param neighbours gives the files beside the Dockerfile, by their names
 */
record Subject(
    Written written,
    Wishes wishes,
    KnownImages images,
    Function<String, Optional<byte[]>> neighbours) {
  /** Of a command that stands where it cannot be edited. */
  static final Plan.Left QUOTED =
      new Plan.Left("it stands in quotes or in a list without a shell; change it there by hand");

  Edits edits() {
    return new Edits(written);
  }

  ScriptEdits scripts() {
    return new ScriptEdits(written.layout());
  }

  /** What a file beside the Dockerfile holds. */
  Optional<byte[]> beside(String name) {
    return neighbours.apply(name);
  }

  /** The instruction at a place, if it is of a kind; one of ONBUILD is of none but that. */
  <T extends Instruction> Optional<T> at(Span place, Class<T> kind) {
    return written.instruction(place).filter(kind::isInstance).map(kind::cast);
  }

  /** The command at a place. */
  Optional<RunCommand> command(Span place) {
    return written.command(place);
  }

  /** What a stage is built upon in the end: by its name, or by the package manager that it has. */
  Base base(StageSubject stage) {
    Base named = stage.outermost().known() ? BaseTable.of(stage.outermost().text()) : Base.UNKNOWN;
    if (named.family() != Base.Family.UNKNOWN) {
      return named;
    }
    for (RunScript script : Lineage.of(stage).scripts()) {
      boolean root =
          script.user().map(UserSet::value).map(Users::of).stream().allMatch(Users::isRoot);
      for (RunCommand command : script.commands()) {
        boolean direct = command.command().words().getFirst().text().endsWith(command.name());
        if (root && direct && command.isAny("apt-get", "apt") && command.verb().equals("install")) {
          return new Base(Base.Family.DEBIAN, "");
        }
        if (root && direct && command.isAny("apk") && command.verb().equals("add")) {
          return new Base(Base.Family.ALPINE, "");
        }
      }
    }
    return named;
  }
}
