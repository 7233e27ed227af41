package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.fix.image.Base;
import dev.brynje.fix.image.WritablePath;
import dev.brynje.workload.dockerfile.StageSubject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user other than root needs to own to write where the image says that its program writes: a
 * VOLUME, and what is known of its base.
 *
 * @param commands by which it comes to own directories
 * @param edits by which it comes to own what is copied there
 */
record Writing(List<String> commands, List<Edit> edits, List<String> notes) {
  private static final int UNPRIVILEGED = 1024;

  Writing {
    commands = List.copyOf(commands);
    edits = List.copyOf(edits);
    notes = List.copyOf(notes);
  }

  static Writing of(Subject subject, StageSubject last, UserChoice choice) {
    Set<String> directories = new LinkedHashSet<>(volumes(last));
    Base base = subject.base(last);
    boolean shell = base.family() != Base.Family.NONE && base.family() != Base.Family.UNKNOWN;
    List<Edit> edits = copies(subject, last, directories, choice.owner());
    if (shell && last.outermost().known()) {
      for (WritablePath path : subject.images().writable(last.outermost().text()).paths()) {
        if (path.content() == WritablePath.Content.EMPTY) {
          directories.add(path.path());
        }
      }
    }
    List<String> commands = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!directories.isEmpty()) {
      String all = String.join(" ", directories);
      if (shell) {
        commands.add("mkdir -p " + all);
        commands.add("chown %s %s".formatted(choice.owner(), all));
      } else {
        notes.add(
            "it has to own " + all + "; copy a directory there with --chown=" + choice.owner());
      }
    }
    notes.addAll(notes(last));
    return new Writing(commands, edits, notes);
  }

  private static List<String> notes(StageSubject last) {
    List<String> notes = new ArrayList<>();
    for (Instruction.Expose expose : Lineage.of(last).all(Instruction.Expose.class)) {
      for (Word port : expose.ports()) {
        String number = port.text().split("[/:-]", 2)[0];
        if (Accounts.isNumber(number) && Integer.parseInt(number) < UNPRIVILEGED) {
          notes.add(
              "port %s is below 1024, which not every runtime gives to users other than root; let the program listen above"
                  .formatted(number));
        }
      }
    }
    notes.add(
        "what it copies and makes is root's still, to read and not to write; where the program writes, COPY --chown gives it away");
    return notes;
  }

  /** Literal ones from the root. */
  private static List<String> volumes(StageSubject last) {
    List<String> volumes = new ArrayList<>();
    for (StageSubject stage : Lineage.of(last).stages()) {
      for (Instruction one : stage.stage().instructions()) {
        if (one instanceof Instruction.Volume volume) {
          for (Word path : volume.paths()) {
            Expanded expanded = stage.expand(volume, path);
            if (expanded.known() && !expanded.overridable() && isPlain(expanded.text())) {
              volumes.add(expanded.text());
            }
          }
        }
      }
    }
    return volumes;
  }

  /** A path that a shell takes as it is, and that no system stands on. */
  private static boolean isPlain(String path) {
    return path.startsWith("/")
        && path.length() > 1
        && path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0)
        && !Set.of("/tmp", "/etc", "/usr", "/var", "/run", "/dev", "/proc", "/sys", "/root")
            .contains(path);
  }

  /** What is copied into such a directory is to be the user's. */
  private static List<Edit> copies(
      Subject subject, StageSubject last, Set<String> directories, String owner) {
    List<Edit> edits = new ArrayList<>();
    for (Instruction one : last.stage().instructions()) {
      if (one instanceof Instruction.Copy copy && copy.head().flag("chown").isEmpty()) {
        String to = last.expand(copy, copy.destination()).text();
        boolean within =
            directories.stream()
                .anyMatch(directory -> to.equals(directory) || to.startsWith(directory + "/"));
        if (within) {
          edits.add(subject.edits().flag(copy, "chown=" + owner));
        }
      }
    }
    return edits;
  }
}
