package dev.brynje.core.config;

import dev.brynje.core.Glob;
import dev.brynje.core.ResourcePattern;
import dev.brynje.core.Scope;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads where something holds: {@code path: legacy/**}, or several in a list. */
final class ScopeReader {
  private final Mistakes mistakes;
  private final List<Glob> paths = new ArrayList<>();
  private final List<Glob> namespaces = new ArrayList<>();
  private final List<ResourcePattern> resources = new ArrayList<>();
  private final List<Glob> containers = new ArrayList<>();

  ScopeReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Scope scope() {
    return new Scope(paths, namespaces, resources, containers);
  }

  /**
   * Reads what one key says.
   *
   * @param key one of path, namespace, resource and container
   */
  void read(String key, Node value) {
    if (!(value instanceof Sequence sequence)) {
      readOne(key, value);
      return;
    }
    if (sequence.items().isEmpty()) {
      mistakes.add(value.span(), key + " lists nothing", "list some, or leave it out");
    }
    for (Node item : sequence.items()) {
      readOne(key, item);
    }
  }

  private void readOne(String key, Node value) {
    Words.text(key, value, mistakes)
        .ifPresent(pattern -> {
          switch (key) {
            case "path" -> readPath(pattern, value);
            case "resource" -> readResource(pattern, value);
            case "namespace" -> namespaces.add(new Glob(pattern));
            default -> containers.add(new Glob(pattern));
          }
        });
  }

  private void readPath(String pattern, Node value) {
    boolean leaves = pattern.startsWith("/") || Arrays.asList(pattern.split("/")).contains("..");
    if (leaves) {
      mistakes.add(
          value.span(),
          Mistakes.quote(pattern) + " leads out of the directory of this file",
          "write a path that begins there");
    }
    paths.add(new Glob(pattern));
  }

  private void readResource(String pattern, Node value) {
    int slash = pattern.indexOf('/');
    if (slash <= 0 || slash != pattern.lastIndexOf('/') || slash == pattern.length() - 1) {
      mistakes.wrongType("resource", "a kind and a name such as Deployment/api", value);
    }
    resources.add(new ResourcePattern(pattern));
  }
}
