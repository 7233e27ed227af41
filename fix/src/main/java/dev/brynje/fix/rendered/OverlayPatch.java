package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A strategic-merge patch beside a kustomization whose base is left alone.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/">
 *     patches</a>
 */
final class OverlayPatch {
  /** What it is called. */
  static final String NAME = "hardening.yaml";

  private static final Set<String> CONTAINERS =
      Set.of("containers", "initContainers", "ephemeralContainers");
  private static final Set<String> MERGED = Set.of("volumes", "volumeMounts");

  private OverlayPatch() {}

  /**
   * What a patch says of an object.
   *
   * @param containers those of a list up to the one that the edit is in; none when it is in none
   * @param edit of the patch; the container's item is the first of its list there
   */
  record Part(Head head, List<String> containers, Edit edit) {}

  /** By what a patch names its object. */
  record Head(String apiVersion, String kind, String name, String namespace) {
    static Head of(WrittenObject object) {
      return new Head(
          object.text("apiVersion"),
          object.text("kind"),
          object.text("metadata", "name"),
          object.text("metadata", "namespace"));
    }

    boolean isOf(WrittenObject object) {
      return equals(of(object));
    }
  }

  /** The edits that add to the patch, and to the kustomization that it is of. */
  static Optional<List<SourceEdit>> of(
      KustomizeSources sources,
      int way,
      Kustomization top,
      WrittenObject written,
      Rendered.Made made,
      Edit edit) {
    String path = sources.path(top.directory().resolve(NAME));
    String kustomization = sources.path(top.file());
    Optional<Part> part = part(written, made.document().root(), edit);
    if (part.isEmpty() || !sources.isOurs(kustomization, way)) {
      return Optional.empty();
    }
    SourceEdit patch = new SourceEdit.OfPatch(path, part.get());
    if (top.files().stream().map(sources::path).anyMatch(path::equals)) {
      return Optional.of(List.of(patch));
    }
    int document =
        sources
            .file(kustomization)
            .map(bytes -> YamlReader.read(bytes, Limits.DEFAULT).documents())
            .filter(documents -> !documents.isEmpty())
            .map(documents -> documents.getFirst().index())
            .orElse(0);
    return Optional.of(
        List.of(
            patch,
            new SourceEdit.OfYaml(
                kustomization,
                document,
                new Edit.Add(Place.ROOT.key("patches"), Value.keys("path", Value.of(NAME))))));
  }

  private static Optional<Part> part(WrittenObject written, Node built, Edit edit) {
    Head head = Head.of(written);
    List<Step> steps = new ArrayList<>();
    List<String> containers = List.of();
    Node there = built;
    String list = "";
    for (Step step : edit.place().steps()) {
      Optional<Node> next = Objects.in(there, step);
      if (step instanceof Step.Item(int index)) {
        containers = names(there, index);
        if (!CONTAINERS.contains(list) || containers.size() <= index || containers.contains("")) {
          return Optional.empty();
        }
        steps.add(new Step.Item(0));
      } else if (step instanceof Step.Key(String key)) {
        list = key;
        steps.add(step);
      }
      if (next.isEmpty()) {
        steps.addAll(edit.place().steps().subList(steps.size(), edit.place().steps().size()));
        break;
      }
      there = next.get();
    }
    Place place = new Place(steps);
    List<String> said = containers;
    return patching(edit, place, Objects.at(built, edit.place()))
        .map(one -> new Part(head, said, one));
  }

  /** The edit as a patch says it: lists that it would replace it says whole. */
  static Optional<Edit> patching(Edit edit, Place place, Optional<Node> now) {
    return switch (edit) {
      case Edit.Put put -> Optional.of(new Edit.Put(place, put.value()));
      case Edit.Remove _ -> Optional.of(new Edit.Put(place, new Value.Word("null")));
      case Edit.Add add -> {
        boolean merged =
            place.steps().getLast() instanceof Step.Key(String key) && MERGED.contains(key);
        if (merged) {
          yield Optional.of(new Edit.Add(place, add.item()));
        }
        List<Value> items = new ArrayList<>();
        if (now.orElse(null) instanceof Sequence list) {
          for (Node item : list.items()) {
            if (!(item instanceof Scalar scalar)) {
              yield Optional.empty();
            }
            items.add(Value.of(scalar.text()));
          }
        }
        items.add(add.item());
        yield Optional.of(new Edit.Put(place, new Value.Items(items)));
      }
    };
  }

  /** The names of the items of a list up to one. */
  private static List<String> names(Node list, int last) {
    return list instanceof Sequence sequence
        ? sequence.items().stream().limit(last + 1L).map(OverlayPatch::name).toList()
        : List.of();
  }

  static String name(Node item) {
    return item instanceof Mapping mapping
            && mapping.get("name").orElse(null) instanceof Scalar name
        ? name.text()
        : "";
  }

  /** The text of a patch, a document for each object. */
  static String text(List<Part> parts) {
    Map<Head, List<Part>> byHead = new LinkedHashMap<>();
    for (Part part : parts) {
      byHead.computeIfAbsent(part.head(), _ -> new ArrayList<>()).add(part);
    }
    List<String> documents = new ArrayList<>();
    byHead.forEach((head, those) -> documents.add(text(head, those)));
    return String.join("---\n", documents);
  }

  private static String text(Head head, List<Part> parts) {
    List<Edit> heads = new ArrayList<>();
    heads.add(new Edit.Put(Place.ROOT.key("metadata", "name"), Value.of(head.name())));
    if (!head.namespace().isEmpty()) {
      heads.add(new Edit.Put(Place.ROOT.key("metadata", "namespace"), Value.of(head.namespace())));
    }
    // What a patch names comes first in what is built, so that it names those before too.
    Map<Place, List<String>> containers = new LinkedHashMap<>();
    for (Part part : parts) {
      list(part)
          .ifPresent(list ->
              containers.merge(
                  list,
                  part.containers(),
                  (one, other) -> one.size() < other.size() ? other : one));
    }
    containers.forEach((list, names) ->
        names.forEach(name -> heads.add(new Edit.Add(list, Value.keys("name", Value.of(name))))));
    String begin = "apiVersion: %s\nkind: %s\n".formatted(head.apiVersion(), head.kind());
    byte[] skeleton = edited(begin.getBytes(StandardCharsets.UTF_8), heads);
    List<Edit> edits = new ArrayList<>();
    for (Part part : parts) {
      edits.add(
          list(part)
              .map(list -> inItem(part.edit(), list, part.containers().size() - 1))
              .orElse(part.edit()));
    }
    return new String(edited(skeleton, edits), StandardCharsets.UTF_8);
  }

  /** The list whose item a part is in. */
  static Optional<Place> list(Part part) {
    List<Step> steps = part.edit().place().steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Item) {
        return Optional.of(new Place(steps.subList(0, i)));
      }
    }
    return Optional.empty();
  }

  private static Edit inItem(Edit edit, Place list, int index) {
    List<Step> steps = new ArrayList<>(edit.place().steps());
    steps.set(list.steps().size(), new Step.Item(index));
    return Edits.moved(edit, new Place(steps));
  }

  private static byte[] edited(byte[] bytes, List<Edit> edits) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    List<Proposal> proposals = new ArrayList<>();
    for (Document document : reading.documents()) {
      edits.forEach(edit -> proposals.add(new Proposal(document.index(), List.of(edit))));
    }
    return Editor.edit(bytes, reading, proposals).bytes();
  }
}
