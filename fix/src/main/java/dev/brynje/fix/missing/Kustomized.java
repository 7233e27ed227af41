package dev.brynje.fix.missing;

import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kustomization that new files belong to. */
final class Kustomized {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final String name;
  private final String below;
  private final String directory;
  private final byte[] bytes;

  /**
   * @param name of its file
   * @param below the directory of the new files as it names it, with a slash at the end if it is
   *     another one
   * @param directory the same as places name it
   */
  private Kustomized(String name, String below, String directory, byte[] bytes) {
    this.name = name;
    this.below = below;
    this.directory = directory;
    this.bytes = bytes;
  }

  /** As places name its file. */
  String name() {
    return name;
  }

  /** That of a directory, or of the one above it. */
  static Optional<Kustomized> around(String directory, SourceFiles files) {
    Optional<Kustomized> own = in(directory, "", directory, files);
    int slash = directory.lastIndexOf('/');
    String above = slash < 0 ? "." : directory.substring(0, slash);
    String last = directory.substring(slash + 1);
    boolean hasAbove = !last.equals(".") && !last.equals("..") && !above.isEmpty();
    return own.isPresent() || !hasAbove ? own : in(above, last + "/", directory, files);
  }

  private static Optional<Kustomized> in(
      String where, String below, String directory, SourceFiles files) {
    for (String one : NAMES) {
      String name = where.equals(".") ? one : where + "/" + one;
      Optional<byte[]> bytes = files.read(name);
      if (bytes.isPresent()) {
        return Optional.of(new Kustomized(name, below, directory, bytes.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * The same, with files of a namespace among its resources; empty when it puts all its objects
   * into another namespace, or cannot be changed.
   */
  Optional<Mended> naming(String namespace, List<String> files) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    if (reading.documents().isEmpty()
        || !(reading.documents().getFirst().root() instanceof Mapping root)
        || isOfOther(root, namespace)) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    for (String file : files) {
      String resource = below + file.substring(directory.length() + 1);
      edits.add(new Edit.Add(Place.ROOT.key("resources"), Value.of(resource)));
    }
    int document = reading.documents().getFirst().index();
    Edited edited = Editor.edit(bytes, reading, List.of(new Proposal(document, edits)));
    return edited.refused().isEmpty()
        ? Optional.of(
            Mended.of(name, reading.source(), edited.bytes(), edited.splices(), List.of()))
        : Optional.empty();
  }

  private static boolean isOfOther(Mapping root, String namespace) {
    return root.get("namespace")
        .filter(node -> node instanceof Scalar set && !set.text().equals(namespace))
        .isPresent();
  }
}
