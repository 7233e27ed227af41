package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.WritablePath;
import dev.brynje.fix.image.WritablePath.Content;
import dev.brynje.fix.image.WritablePaths;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code readOnlyRootFilesystem: true}, and an emptyDir on exactly the paths that the program
 * writes to: {@code /tmp}, and those known of its image.
 */
final class ReadOnlyRoot implements ContainerFix {
  private static final WritablePath TMP = new WritablePath("/tmp", Content.EMPTY);

  /** Of what grows: enough to try a program; what is to stay needs another volume anyway. */
  private static final String DATA_LIMIT = "1Gi";

  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    List<Edit> edits = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    edits.add(new Edit.Put(subject.of(container, "readOnlyRootFilesystem"), Value.of(true)));
    if (container.type() == Container.Type.EPHEMERAL) {
      return new Answer.Mend(edits, "Sets readOnlyRootFilesystem: true", notes);
    }
    String image = container.field().get("image").string().orElse("");
    WritablePaths known = subject.images().writable(image);
    List<WritablePath> paths = new ArrayList<>(List.of(TMP));
    paths.addAll(known.paths());
    List<String> made = new ArrayList<>();
    VolumeNames names = VolumeNames.of(subject.pod());
    for (WritablePath path : paths) {
      String covered = Mounts.covering(container, path.path());
      note(path, covered).ifPresent(notes::add);
      if (covered.isEmpty() && path.content() != Content.FILLED) {
        String name = names.name(container, path.path());
        edits.add(
            new Edit.Add(
                subject.place(container.field().get("volumeMounts")), mount(name, path.path())));
        edits.add(
            new Edit.Add(
                subject.place(subject.pod().spec().get("volumes")),
                volume(name, limit(subject, path))));
        made.add(path.path());
      }
    }
    if (!known.complete()) {
      notes.add(
          "where else %s writes is not known; mount an emptyDir on each path that its log complains of"
              .formatted(image.isEmpty() ? "it" : image));
    }
    String what = "Sets readOnlyRootFilesystem: true";
    return new Answer.Mend(
        edits,
        made.isEmpty() ? what : what + " and mounts an emptyDir at " + String.join(", ", made),
        notes);
  }

  /** What there is to say of a directory. */
  private static Optional<String> note(WritablePath path, String covered) {
    if (covered.isEmpty()) {
      return switch (path.content()) {
        case EMPTY -> Optional.empty();
        case FILLED ->
            Optional.of(
                "the program writes to %s, where the image has files that an emptyDir would hide; copy them there by an init container, or mount with subPath"
                    .formatted(path.path()));
        case DATA ->
            Optional.of(
                "what the program keeps at %s goes with the pod and may be at most %s; mount a PersistentVolumeClaim there for what is to stay"
                    .formatted(path.path(), DATA_LIMIT));
      };
    }
    MountPath wanted = MountPath.of(path.path());
    MountPath there = MountPath.of(covered);
    boolean hasItsOwn =
        there.equals(wanted) || (path.content() == Content.DATA && there.isWithin(wanted));
    return hasItsOwn
        ? Optional.empty()
        : Optional.of(
            "%s is not mounted over, because of the mount at %s".formatted(path.path(), covered));
  }

  private static String limit(PodSubject subject, WritablePath path) {
    return path.content() == Content.DATA ? DATA_LIMIT : subject.wishes().sizeLimit();
  }

  private static Value mount(String name, String path) {
    return Value.with(Value.keys("name", Value.of(name)), "mountPath", Value.of(path));
  }

  private static Value volume(String name, String sizeLimit) {
    return Value.with(
        Value.keys("name", Value.of(name)),
        "emptyDir",
        Value.keys("sizeLimit", Value.of(sizeLimit)));
  }
}
