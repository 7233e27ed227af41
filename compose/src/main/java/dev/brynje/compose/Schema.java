package dev.brynje.compose;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The Compose specification's own JSON Schema, read once. */
final class Schema {
  private static final String LOCAL = "#/$defs/";

  private final Map<String, Mapping> definitions = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  private Schema() {}

  /** The shape of a project. */
  static Shape project() {
    return Loaded.PROJECT;
  }

  private static final class Loaded {
    static final Shape PROJECT = load();
  }

  private static Shape load() {
    try (InputStream schema =
        Objects.requireNonNull(Schema.class.getResourceAsStream("compose-spec.json"))) {
      Node root = YamlReader.read(schema.readAllBytes(), Limits.DEFAULT).documents().get(0).root();
      Schema loader = new Schema();
      loader.mapping((Mapping) root, "$defs").forEach(loader.definitions::put);
      return loader.shape((Mapping) root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shape shape(Mapping schema) {
    Shape shape = new Shape();
    fill(shape, schema);
    return shape;
  }

  private void fill(Shape shape, Mapping schema) {
    for (Mapping.Entry entry : schema.entries()) {
      Node value = entry.value();
      switch (entry.key()) {
        case "$ref" -> shape.all.add(referred(text(value).substring(LOCAL.length())));
        case "type" -> shape.types = Set.copyOf(texts(value));
        case "enum" -> shape.words = texts(value);
        case "required" -> shape.required = texts(value);
        case "uniqueItems" -> shape.unique = isTrue(value);
        case "pattern" -> shape.pattern = Optional.of(Pattern.compile(text(value)));
        case "minimum" -> shape.least = Optional.of(Double.valueOf(text(value)));
        case "maximum" -> shape.most = Optional.of(Double.valueOf(text(value)));
        case "items" -> shape.items = Optional.of(shape((Mapping) value));
        case "additionalProperties" -> {
          shape.closed = value instanceof Scalar && !isTrue(value);
          if (value instanceof Mapping mapping) {
            shape.others = Optional.of(shape(mapping));
          }
        }
        case "unevaluatedProperties" -> shape.closedBelow = !isTrue(value);
        case "properties" ->
            mapping(schema, "properties")
                .forEach((key, each) -> shape.fields.put(key, shape(each)));
        case "patternProperties" ->
            mapping(schema, "patternProperties")
                .forEach((key, each) -> shape.patterns.put(Pattern.compile(key), shape(each)));
        case "allOf" -> shape.all.addAll(shapes(value));
        case "oneOf", "anyOf" -> shape.any = shapes(value);
        case "$defs", "$comment" -> {}
        default -> throw new IllegalStateException("unknown word in the schema: " + entry.key());
      }
    }
  }

  private Shape referred(String name) {
    Shape known = shapes.get(name);
    if (known == null) {
      known = new Shape();
      shapes.put(name, known);
      fill(known, Objects.requireNonNull(definitions.get(name)));
    }
    return known;
  }

  private List<Shape> shapes(Node value) {
    List<Shape> all = new ArrayList<>();
    ((Sequence) value).items().forEach(item -> all.add(shape((Mapping) item)));
    return all;
  }

  private Map<String, Mapping> mapping(Mapping schema, String key) {
    Map<String, Mapping> all = new HashMap<>();
    for (Mapping.Entry entry : ((Mapping) schema.get(key).orElseThrow()).entries()) {
      all.put(entry.key(), (Mapping) entry.value());
    }
    return all;
  }

  private static List<String> texts(Node value) {
    return value instanceof Sequence sequence
        ? sequence.items().stream().map(Schema::text).toList()
        : List.of(text(value));
  }

  private static String text(Node value) {
    return ((Scalar) value).text();
  }

  private static boolean isTrue(Node value) {
    return text(value).equals("true");
  }
}
