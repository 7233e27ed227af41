package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.WritablePath;
import dev.brynje.fix.image.WritablePath.Content;
import dev.brynje.fix.image.WritablePaths;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code read_only: true}, and a tmpfs at {@code /tmp} and where the program of the image is known
 * to write. What it keeps gets a volume, which Docker fills with what the image has there.
 */
final class ReadOnlyRoot implements ServiceFix {
  private static final String TMP = "/tmp";

  /** A tmpfs takes the mode of the image's directory, but not its owner. */
  private static final String FOR_ALL = ",mode=1777";

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    Targets targets = Targets.of(subject.service());
    if (!targets.areKnown()) {
      return new Answer.Left(
          "a variable decides where something is mounted; set read_only: true, and tmpfs: [/tmp] if nothing is mounted there");
    }
    WritablePaths known = subject.writes();
    List<WritablePath> paths = new ArrayList<>();
    paths.add(new WritablePath(TMP, Content.EMPTY));
    paths.addAll(known.paths());
    Writing writing = new Writing(subject, targets);
    paths.forEach(writing::add);
    if (!known.complete()) {
      writing.notes.add(
          "where else %s writes is not known; add to tmpfs each path that its log complains of"
              .formatted(subject.shown()));
    }
    return new Answer.Mend(writing.edits(), writing.what(), writing.notes);
  }

  /** Gathers what is mounted. */
  private static final class Writing {
    private final ServiceSubject subject;
    private final Targets targets;
    private final List<String> memory = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Writing(ServiceSubject subject, Targets targets) {
      this.subject = subject;
      this.targets = targets;
    }

    private void add(WritablePath path) {
      String covered = targets.covering(path.path());
      if (!covered.isEmpty()) {
        boolean own =
            Targets.isSame(covered, path.path())
                || (path.content() == Content.DATA && covered.startsWith(path.path() + "/"));
        if (!own) {
          notes.add(
              "%s is not mounted over, because of the mount at %s".formatted(path.path(), covered));
        }
        return;
      }
      switch (path.content()) {
        case EMPTY -> memory.add(path.path());
        case DATA -> {
          kept.add(path.path());
          notes.add(
              "what the program keeps at %s is in a volume without a name, which docker compose down -v removes; give it one"
                  .formatted(path.path()));
        }
        case FILLED ->
            notes.add(
                "the program writes to %s, where the image has files that a tmpfs would hide; mount a volume there, which Docker fills with them"
                    .formatted(path.path()));
      }
    }

    private List<Edit> edits() {
      List<Edit> edits = new ArrayList<>();
      edits.add(ServiceSubject.put(Value.of(true), "read_only"));
      edits.addAll(ServiceSubject.added("tmpfs", memory.stream().map(this::tmpfs).toList()));
      edits.addAll(ServiceSubject.added("volumes", kept));
      return edits;
    }

    private String tmpfs(String path) {
      return "%s:size=%s%s"
          .formatted(path, BoundedTmpfs.size(subject), path.equals(TMP) ? "" : FOR_ALL);
    }

    private String what() {
      String what = "Sets read_only: true";
      if (!memory.isEmpty()) {
        what += ", with a tmpfs at " + String.join(", ", memory);
      }
      return kept.isEmpty() ? what : what + ", with a volume at " + String.join(", ", kept);
    }
  }
}
