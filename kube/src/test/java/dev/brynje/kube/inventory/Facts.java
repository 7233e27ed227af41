package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Facts of manifests written in a test. */
final class Facts {
  private Facts() {}

  static List<Fact> of(String manifest) {
    return Manifest.of(YamlReader.read(manifest.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT))
        .objects()
        .stream()
        .map(object -> Fact.of(object, Facts::place))
        .toList();
  }

  static Inventory inventory(String manifest) {
    return new Inventory(of(manifest));
  }

  static <F extends Fact> F one(Class<F> type, String manifest) {
    return inventory(manifest).all(type).getFirst();
  }

  private static Place place(Field field) {
    String excerpt = "excerpt of line %07d".formatted(field.span().line());
    return new Place(
        0, "test.yaml", field.span(), new Excerpt(excerpt, 1, 1), field.pathWithoutIndices());
  }
}
