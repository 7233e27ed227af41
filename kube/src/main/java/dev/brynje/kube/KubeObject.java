package dev.brynje.kube;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object as a manifest gives it.
 *
 * @param namespace as written; empty when the manifest names none
 * @param name as written; {@code generateName} with a star when there is no name
 * @param root its top, where {@code apiVersion} and {@code kind} are
 */
public record KubeObject(
    String apiVersion, String kind, String namespace, String name, Field root) {

  /** The API group; empty for the core one. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  public Field metadata() {
    return root.get("metadata");
  }

  public Field spec() {
    return root.get("spec");
  }

  /** The labels, in the order written. */
  public Map<String, String> labels() {
    return texts(metadata().get("labels"));
  }

  /** The annotations, in the order written. */
  public Map<String, String> annotations() {
    return texts(metadata().get("annotations"));
  }

  /** A mapping of strings, as labels and selectors are. */
  public static Map<String, String> texts(Field mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : mapping.fields()) {
      field.string().ifPresent(text -> texts.put(field.name(), text));
    }
    return texts;
  }
}
