package dev.brynje.fix.rendered;

import dev.brynje.core.Resource;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What was rendered, and what each of its objects was made from. */
final class Rendered {
  private final byte[] yaml;
  private final Reading reading;
  private final List<Made> made = new ArrayList<>();

  /**
   * An object.
   *
   * @param source what it was made from
   * @param key by which it is told in other renderings, where it may have another name
   */
  record Made(Document document, KubeObject object, String source, String key) {
    boolean isCalled(Resource resource) {
      return object.kind().equals(resource.kind())
          && object.name().equals(resource.name())
          && object.namespace().equals(resource.namespace())
          && object.apiVersion().equals(resource.apiVersion());
    }

    boolean isCalledAs(KubeObject other) {
      return object.kind().equals(other.kind())
          && object.name().equals(other.name())
          && object.namespace().equals(other.namespace())
          && object.apiVersion().equals(other.apiVersion());
    }

    /** As a finding about it has it. */
    Resource resource(String container) {
      return new Resource(
          object.apiVersion(), object.kind(), object.namespace(), object.name(), container);
    }
  }

  private Rendered(byte[] yaml, IntFunction<String> sources) {
    this.yaml = yaml;
    this.reading = YamlReader.read(yaml, Limits.DEFAULT);
    IdentityHashMap<Node, KubeObject> objects = new IdentityHashMap<>();
    for (KubeObject object : Manifest.of(reading).objects()) {
      object.root().node().ifPresent(node -> objects.put(node, object));
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Document document : reading.documents()) {
      KubeObject object = objects.get(document.root());
      if (object != null) {
        String source = sources.apply(document.root().span().line());
        String kind = source + " " + object.kind();
        made.add(
            new Made(document, object, source, kind + " " + counts.merge(kind, 1, Integer::sum)));
      }
    }
  }

  /**
   * Reads what was rendered.
   *
   * @param sources what the object that begins on a line was made from
   */
  static Rendered of(byte[] yaml, IntFunction<String> sources) {
    return new Rendered(yaml, sources);
  }

  byte[] yaml() {
    return yaml.clone();
  }

  Reading reading() {
    return reading;
  }

  List<Made> made() {
    return made;
  }

  /** The object that a finding is about. */
  Optional<Made> called(Resource resource) {
    return made.stream().filter(one -> one.isCalled(resource)).findFirst();
  }

  /** The same object as in another rendering. */
  Optional<Made> sameAs(Made other) {
    return made.stream().filter(one -> one.key().equals(other.key())).findFirst();
  }

  /** The object in a document. */
  Optional<Made> in(int document) {
    return made.stream().filter(one -> one.document().index() == document).findFirst();
  }
}
