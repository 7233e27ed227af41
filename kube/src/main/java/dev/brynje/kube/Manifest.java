package dev.brynje.kube;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Kubernetes objects of a text.
 *
 * @param objects in order, those of a {@code List} one by one
 * @param others how many documents are not Kubernetes objects
 * @param problems objects whose outline the API server would refuse
 */
public record Manifest(List<KubeObject> objects, int others, List<Problem> problems) {
  private static final int LISTS_IN_LISTS = 8;

  /** Reads the objects of the documents. */
  public static Manifest of(Reading reading) {
    List<KubeObject> objects = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int others = 0;
    for (Document document : reading.documents()) {
      try {
        if (!add(objects, Field.root(document.root()), 0)) {
          others++;
        }
      } catch (FieldTypeException e) {
        problems.add(
            new Problem(e.span(), e.reason(), "correct the type; the API server refuses it"));
      }
    }
    return new Manifest(List.copyOf(objects), others, List.copyOf(problems));
  }

  private static boolean add(List<KubeObject> objects, Field root, int depth) {
    if (!(root.node().orElse(null) instanceof Mapping)) {
      return false;
    }
    Optional<String> apiVersion = root.get("apiVersion").string();
    Optional<String> kind = root.get("kind").string();
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      return false;
    }
    if (kind.get().endsWith("List") && root.get("items").present() && depth < LISTS_IN_LISTS) {
      for (Field item : root.get("items").items()) {
        add(objects, item, depth + 1);
      }
      return true;
    }
    Field metadata = root.get("metadata");
    String name =
        metadata
            .get("name")
            .string()
            .or(() -> metadata.get("generateName").string().map(prefix -> prefix + "*"))
            .orElse("");
    String namespace = metadata.get("namespace").string().orElse("");
    objects.add(new KubeObject(apiVersion.get(), kind.get(), namespace, name, root));
    return true;
  }
}
