package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where kustomizations say what an edit changes of an object that they build: in a patch or
 * an image's entry that has the last word, in the file that the object is written in, else in a new
 * patch of the topmost one.
 */
final class KustomizeWriting {
  private final KustomizeSources sources;
  private final int way;
  private final List<Kustomization> layers;
  private final Rendered.Made made;
  private final Optional<WrittenObject> written;

  /**
   * @param layers what is built and all that it builds upon, itself first
   */
  KustomizeWriting(
      KustomizeSources sources, int way, List<Kustomization> layers, Rendered.Made made) {
    this.sources = sources;
    this.way = way;
    this.layers = layers;
    this.made = made;
    this.written = WrittenObject.of(sources, made);
  }

  /**
   * The ways to write an edit, the best first.
   *
   * @param ofImage whether it is right only for an image that the base does not name
   * @throws NotWritable when there is none
   */
  List<List<SourceEdit>> of(Edit edit, boolean ofImage) throws NotWritable {
    List<List<SourceEdit>> ways = new ArrayList<>();
    inImages(edit, ways);
    inPatches(edit, ways);
    if (written.isPresent()) {
      if (!ofImage && sources.isOurs(written.get().file(), way)) {
        edited(written.get(), edit).ifPresent(one -> ways.add(List.of(one)));
      }
      // Also where the base is ours: others who build upon it may not want the same.
      inOverlay(written.get(), edit, ways);
    }
    if (ways.isEmpty()) {
      throw new NotWritable(
          written.isEmpty()
              ? "kustomize makes it, no file writes it"
              : "%s does not write it, nor can a patch"
                  .formatted(sources.shown(written.get().file())));
    }
    return ways;
  }

  /** In a patch beside the kustomization: the one that is there, or a new one. */
  private void inOverlay(WrittenObject base, Edit edit, List<List<SourceEdit>> ways) {
    String path = sources.path(layers.getFirst().directory().resolve(OverlayPatch.NAME));
    Optional<Node> now = Objects.at(made.document().root(), edit.place());
    for (WrittenObject patch : WrittenObject.in(sources, path)) {
      if (isPatch(patch)) {
        patch
            .place(made.document().root(), edit.place())
            .flatMap(place -> OverlayPatch.patching(edit, place, now))
            .ifPresent(
                one -> ways.add(List.of(new SourceEdit.OfYaml(path, patch.document(), one))));
      }
    }
    OverlayPatch.of(sources, way, layers.getFirst(), base, made, edit).ifPresent(ways::add);
  }

  private Optional<SourceEdit> edited(WrittenObject object, Edit edit) {
    return object
        .place(made.document().root(), edit.place())
        .map(place ->
            new SourceEdit.OfYaml(object.file(), object.document(), Edits.moved(edit, place)));
  }

  /** Patches that say what is built there now. */
  private void inPatches(Edit edit, List<List<SourceEdit>> ways) {
    for (Kustomization layer : layers) {
      for (PatchText patch : sources.patches(layer)) {
        if (!patch.file().equals(made.source()) && sources.isOurs(patch.file(), way)) {
          for (Document document : patch.documents()) {
            if (document.root() instanceof Mapping root) {
              inMerge(patch, new WrittenObject(patch.file(), document.index(), root), edit, ways);
            } else if (document.root() instanceof Sequence operations) {
              inOperations(patch, document.index(), operations, edit, ways);
            }
          }
        }
      }
    }
  }

  private void inMerge(
      PatchText text, WrittenObject patch, Edit edit, List<List<SourceEdit>> ways) {
    if (isPatch(patch) && says(patch, edit)) {
      patch
          .place(made.document().root(), edit.place())
          .ifPresent(
              place -> ways.add(List.of(text.edit(patch.document(), Edits.moved(edit, place)))));
    }
  }

  private boolean isPatch(WrittenObject patch) {
    return patch.mayBe(made)
        || (written.isPresent()
            && patch.text("kind").equals(written.get().text("kind"))
            && patch.text("metadata", "name").equals(written.get().text("metadata", "name")));
  }

  /** Whether a patch writes what an edit changes. */
  private boolean says(WrittenObject patch, Edit edit) {
    Optional<Node> there =
        patch
            .place(made.document().root(), edit.place())
            .flatMap(place -> Objects.at(patch.root(), place));
    return there.isPresent() && !(edit instanceof Edit.Add && isMerged(edit.place()));
  }

  /** Whether patches add to a list, and do not replace it. */
  private static boolean isMerged(Place list) {
    return list.steps().getLast() instanceof Step.Key(String key)
        && (key.equals("volumes") || key.equals("volumeMounts"));
  }

  /** Operations of JSON 6902 that say what is built there now. */
  private void inOperations(
      PatchText text, int document, Sequence operations, Edit edit, List<List<SourceEdit>> ways) {
    Optional<Place> place =
        written.flatMap(object -> object.place(made.document().root(), edit.place()));
    for (int i = 0; place.isPresent() && i < operations.items().size(); i++) {
      int covered = covered(operations.items().get(i), place.get());
      if (covered >= 0) {
        List<Step> steps = new ArrayList<>(Place.ROOT.item(i).key("value").steps());
        steps.addAll(place.get().steps().subList(covered, place.get().steps().size()));
        ways.add(List.of(text.edit(document, Edits.moved(edit, new Place(steps)))));
      }
    }
  }

  /** How many steps to a place an operation's path takes; negative when it leads elsewhere. */
  private static int covered(Node operation, Place place) {
    if (!(operation instanceof Mapping mapping)
        || !(mapping.get("path").orElse(null) instanceof Scalar path)
        || mapping.get("value").isEmpty()) {
      return -1;
    }
    StringBuilder pointer = new StringBuilder();
    int steps = 0;
    for (Step step : place.steps()) {
      pointer.append('/');
      if (step instanceof Step.Key(String key)) {
        pointer.append(key.replace("~", "~0").replace("/", "~1"));
      } else if (step instanceof Step.Item(int index)) {
        pointer.append(index);
      }
      steps++;
      if (path.text().contentEquals(pointer)) {
        return steps;
      }
    }
    return -1;
  }

  /** The digest beside an image that a kustomization gives another name or tag. */
  private void inImages(Edit edit, List<List<SourceEdit>> ways) {
    if (!(edit instanceof Edit.Put(Place place, Value.Text(String image)))
        || !place.steps().getLast().equals(new Step.Key("image"))) {
      return;
    }
    int at = image.indexOf('@');
    Optional<Node> now = Objects.at(made.document().root(), place);
    if (at < 0 || !(now.orElse(null) instanceof Scalar was) || !image.startsWith(was.text())) {
      return;
    }
    String digest = image.substring(at + 1);
    String name = nameOf(was.text());
    String base = written.map(object -> baseImage(object, place)).orElse(name);
    for (Kustomization layer : layers) {
      String path = sources.path(layer.file());
      if (!sources.isOurs(path, way)) {
        continue;
      }
      for (WrittenObject file : WrittenObject.in(sources, path)) {
        if (file.root().get("images").orElse(null) instanceof Sequence images) {
          for (int i = 0; i < images.items().size(); i++) {
            Node entry = images.items().get(i);
            if (text(entry, "name").equals(base) || text(entry, "newName").equals(name)) {
              Place there = Place.ROOT.key("images").item(i);
              ways.add(
                  List.of(
                      new SourceEdit.OfYaml(
                          path,
                          file.document(),
                          new Edit.Put(there.key("digest"), Value.of(digest)))));
              ways.add(
                  List.of(
                      new SourceEdit.OfYaml(
                          path,
                          file.document(),
                          new Edit.Put(
                              there.key("newTag"),
                              Value.of(text(entry, "newTag") + "@" + digest)))));
            }
          }
        }
      }
    }
  }

  private String baseImage(WrittenObject object, Place place) {
    Optional<Node> image =
        object
            .place(made.document().root(), place)
            .flatMap(there -> Objects.at(object.root(), there));
    return image.isPresent() && image.get() instanceof Scalar scalar ? nameOf(scalar.text()) : "";
  }

  private static String nameOf(String image) {
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
  }

  private static String text(Node node, String key) {
    return node instanceof Mapping mapping && mapping.get(key).orElse(null) instanceof Scalar text
        ? text.text()
        : "";
  }
}
