package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a kustomization may patch with: a file, or a text within its own file. */
sealed interface PatchText {
  /** The file that it stands in. */
  String file();

  List<Document> documents();

  /** An edit of one of its documents. */
  SourceEdit edit(int document, Edit edit);

  /** A file. */
  record OfFile(String file, List<Document> documents) implements PatchText {
    @Override
    public SourceEdit edit(int document, Edit edit) {
      return new SourceEdit.OfYaml(file, document, edit);
    }
  }

  /**
   * A text.
   *
   * @param outer the document of the file that it is in
   * @param within its place there
   */
  record Inline(String file, int outer, Place within, List<Document> documents)
      implements PatchText {
    @Override
    public SourceEdit edit(int document, Edit edit) {
      return new SourceEdit.OfInline(file, outer, within, document, edit);
    }
  }

  /** All of a kustomization. */
  static List<PatchText> in(KustomizeSources sources, Kustomization layer) {
    List<PatchText> patches = new ArrayList<>();
    for (String path : layer.files().stream().map(sources::path).toList()) {
      sources.file(path).ifPresent(bytes -> patches.add(new OfFile(path, documents(bytes))));
    }
    String own = sources.path(layer.file());
    Optional<byte[]> bytes = sources.file(own);
    if (bytes.isPresent()) {
      String text = YamlReader.read(bytes.get(), Limits.DEFAULT).source().text();
      for (Document document : documents(bytes.get())) {
        for (Place place : places(document.root())) {
          Optional<Node> value = Objects.at(document.root(), place);
          if (value.orElse(null) instanceof Scalar scalar) {
            InlineText.of(text, scalar)
                .ifPresent(inline ->
                    patches.add(
                        new Inline(own, document.index(), place, documents(inline.bytes()))));
          }
        }
      }
    }
    return patches;
  }

  private static List<Document> documents(byte[] bytes) {
    return YamlReader.read(bytes, Limits.DEFAULT).documents();
  }

  /** Where patches can stand in a kustomization. */
  private static List<Place> places(Node root) {
    List<Place> places = new ArrayList<>();
    for (String list : List.of("patches", "patchesJson6902", "patchesStrategicMerge")) {
      if (root instanceof Mapping mapping
          && mapping.get(list).orElse(null) instanceof Sequence items) {
        for (int i = 0; i < items.items().size(); i++) {
          Place item = Place.ROOT.key(list).item(i);
          places.add(items.items().get(i) instanceof Scalar ? item : item.key("patch"));
        }
      }
    }
    return places;
  }
}
