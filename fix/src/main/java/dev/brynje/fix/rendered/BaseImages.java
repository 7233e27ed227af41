package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.kube.Container;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images that a base gives its objects by itself, where what builds upon it gives them others.
 */
final class BaseImages {
  private final KustomizeSources sources;
  private final List<Kustomization> layers;
  private final Map<Kustomization, Optional<Rendered>> built = new HashMap<>();

  /**
   * @param layers what is built and all that it builds upon, itself first
   */
  BaseImages(KustomizeSources sources, List<Kustomization> layers) {
    this.sources = sources;
    this.layers = layers;
  }

  /** What is built, with the images of the bases; empty when those are its own. */
  Optional<byte[]> of(Rendered rendered) {
    List<Proposal> proposals = new ArrayList<>();
    for (Rendered.Made made : rendered.made()) {
      List<Edit> edits = edits(made);
      if (!edits.isEmpty()) {
        proposals.add(new Proposal(made.document().index(), edits));
      }
    }
    return proposals.isEmpty()
        ? Optional.empty()
        : Optional.of(Editor.edit(rendered.yaml(), rendered.reading(), proposals).bytes());
  }

  private List<Edit> edits(Rendered.Made made) {
    Optional<WrittenObject> written = WrittenObject.of(sources, made);
    Optional<Kustomization> base = layer(made.source());
    List<Edit> edits = new ArrayList<>();
    if (written.isPresent() && base.isPresent()) {
      Node root = inBase(base.get(), written.get());
      for (Place image : images(made)) {
        Optional<Node> here = Objects.at(made.document().root(), image);
        Optional<Node> there =
            WrittenObject.place(root, made.document().root(), image)
                .flatMap(place -> Objects.at(root, place));
        if (here.orElse(null) instanceof Scalar one
            && there.orElse(null) instanceof Scalar other
            && !one.text().equals(other.text())) {
          edits.add(new Edit.Put(image, Value.of(other.text())));
        }
      }
    }
    return edits;
  }

  /** The base that reads a file; empty when that is what is built itself. */
  private Optional<Kustomization> layer(String path) {
    return layers.stream()
        .filter(layer -> layer.files().stream().map(sources::path).anyMatch(path::equals))
        .findFirst()
        .filter(layer -> !layer.equals(layers.getFirst()));
  }

  /** The object as the base builds it; as it is written, where the base is not built alone. */
  private Node inBase(Kustomization base, WrittenObject written) {
    Optional<Rendered> rendered = built.computeIfAbsent(base, sources::built);
    return rendered.stream()
        .flatMap(one -> one.made().stream())
        .filter(written::mayBe)
        .min(Comparator.comparingInt(made -> made.object().name().length()))
        .map(made -> made.document().root())
        .orElse(written.root());
  }

  private static List<Place> images(Rendered.Made made) {
    try {
      List<Container> containers = Pod.of(made.object()).map(Pod::containers).orElse(List.of());
      return containers.stream()
          .map(container -> container.field().get("image").place(Place.ROOT))
          .toList();
    } catch (FieldTypeException _) {
      return List.of();
    }
  }
}
