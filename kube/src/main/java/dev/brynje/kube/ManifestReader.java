package dev.brynje.kube;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the objects in documents, and in the Lists among them. */
final class ManifestReader {
  private static final int LISTS_IN_LISTS = 8;

  /** No text of 16 MiB has as many, unless it was made to. */
  private static final int MOST_OBJECTS = 50_000;

  /** What an object says that it is; each part may be empty. */
  private record Type(String apiVersion, String kind) {
    private static final Type NONE = new Type("", "");

    private boolean isNone() {
      return apiVersion.isEmpty() && kind.isEmpty();
    }

    /** Items of a {@code PodList} need not say that they are Pods. */
    private Type ofItems() {
      return kind.endsWith("List")
          ? new Type(apiVersion, kind.substring(0, kind.length() - "List".length()))
          : NONE;
    }
  }

  private final List<KubeObject> objects = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int others;

  Manifest read(List<Document> documents) {
    for (Document document : documents) {
      if (isFull(document.root().span())) {
        break;
      }
      try {
        if (!add(Field.root(document.root()), Type.NONE, 0)) {
          others++;
        }
      } catch (FieldTypeException e) {
        refuse(e);
      }
    }
    return new Manifest(objects, others, problems);
  }

  /**
   * Adds an object, or those of a List.
   *
   * @param inherited what it is when it says nothing itself
   * @param lists in how many Lists it is
   * @return whether it is an object, or was meant as one
   */
  private boolean add(Field root, Type inherited, int lists) {
    if (!isMapping(root)) {
      return false;
    }
    Type own = new Type(text(root.get("apiVersion")), text(root.get("kind")));
    Type type = own.isNone() ? inherited : own;
    if (type.apiVersion.isEmpty() || type.kind.isEmpty()) {
      return isHalf(root, type);
    }
    Field items = root.get("items");
    if (isList(items)) {
      if (lists == LISTS_IN_LISTS) {
        problems.add(
            new Problem(
                items.span(),
                "this List lies within %d others, and what it holds is not judged".formatted(lists),
                "give its items as documents of their own"));
        return true;
      }
      for (Field item : items.items()) {
        if (isFull(item.span())) {
          return true;
        }
        addItem(item, type.ofItems(), lists + 1);
      }
      return true;
    }
    if (type.kind.equals("List") && type.apiVersion.equals("v1")) {
      problems.add(
          new Problem(
              root.get("kind").span(),
              "this List has no list of items",
              "add items, or remove it"));
      return true;
    }
    Optional<String> meant = BuiltInKinds.meant(group(type.apiVersion), type.kind);
    if (meant.isPresent()) {
      problems.add(
          new Problem(
              root.get("kind").span(),
              "Kubernetes has no kind of this name in this apiVersion",
              "write " + meant.get() + ", if that was meant"));
    } else {
      objects.add(object(root, type));
    }
    return true;
  }

  /** To kubectl whatever has a list of items is a List, however its kind is called. */
  private static boolean isList(Field items) {
    return items.node().orElse(null) instanceof Sequence;
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private void addItem(Field item, Type inherited, int lists) {
    try {
      Optional<Node> node = item.node();
      if (node.isEmpty() || !add(Field.root(node.get()), inherited, lists)) {
        problems.add(
            new Problem(
                item.span(),
                "this item of a List is no Kubernetes object",
                "give it apiVersion and kind, or remove it"));
      }
    } catch (FieldTypeException e) {
      refuse(e);
    }
  }

  /** Metadata beside only one of apiVersion and kind: no other program's file, but a mistake. */
  private boolean isHalf(Field root, Type type) {
    if (type.isNone() || !isMapping(root.get("metadata"))) {
      return false;
    }
    String missing = type.kind.isEmpty() ? "kind" : "apiVersion";
    problems.add(
        new Problem(
            root.span(), "this object has no " + missing, "add it; kubectl refuses the object"));
    return true;
  }

  private static KubeObject object(Field root, Type type) {
    Field metadata = root.get("metadata");
    String name = text(metadata.get("name"));
    if (name.isEmpty()) {
      String prefix = text(metadata.get("generateName"));
      name = prefix.isEmpty() ? "" : prefix + "*";
    }
    return new KubeObject(type.apiVersion, type.kind, text(metadata.get("namespace")), name, root);
  }

  private boolean isFull(Span next) {
    if (objects.size() < MOST_OBJECTS) {
      return false;
    }
    if (problems.isEmpty() || !problems.getLast().span().equals(next)) {
      problems.add(
          new Problem(
              next,
              "more than " + MOST_OBJECTS + " objects are in this text, and the rest is not judged",
              "split it into smaller files"));
    }
    return true;
  }

  private void refuse(FieldTypeException e) {
    problems.add(new Problem(e.span(), e.reason(), "correct the type; the API server refuses it"));
  }

  private static boolean isMapping(Field field) {
    return field.node().orElse(null) instanceof Mapping;
  }

  private static String text(Field field) {
    return field.string().orElse("");
  }
}
