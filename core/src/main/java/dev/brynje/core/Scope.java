package dev.brynje.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What a waiver or a part of the configuration is about. Of each list one pattern must match; an
 * empty list bounds nothing.
 *
 * @param paths of the file, or of a directory above it, from the directory of the configuration
 * @param namespaces as objects name theirs, and a Namespace itself; an object that names none is in
 *     none
 * @param resources kind and name, as {@code Deployment/api} or {@code deploy/api}
 * @param containers their names
 */
public record Scope(
    List<Glob> paths,
    List<Glob> namespaces,
    List<ResourcePattern> resources,
    List<Glob> containers) {
  public Scope {
    paths = List.copyOf(paths);
    namespaces = List.copyOf(namespaces);
    resources = List.copyOf(resources);
    containers = List.copyOf(containers);
  }

  /** Whether nothing in it names anything. */
  public boolean isEverything() {
    return isOpenButNamespaces()
        && (namespaces.isEmpty() || namespaces.stream().anyMatch(Glob::isOpen));
  }

  /** Whether it names namespaces and nothing else. */
  boolean isOfNamespaces() {
    return isOpenButNamespaces() && !isEverything();
  }

  private boolean isOpenButNamespaces() {
    return (paths.isEmpty() || paths.stream().anyMatch(Glob::isOpenPath))
        && (resources.isEmpty() || resources.stream().anyMatch(ResourcePattern::isOpen))
        && (containers.isEmpty() || containers.stream().anyMatch(Glob::isOpen));
  }

  /** Whether a file is meant, as far as files are. */
  public boolean hasFile(String file) {
    if (paths.isEmpty()) {
      return true;
    }
    for (Glob path : paths) {
      if (path.covers(file)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a resource is meant, as far as resources are. */
  public boolean has(Resource resource) {
    return hasNamespace(resource)
        && (resources.isEmpty() || hasAmong(resources, resource))
        && matches(containers, resource.container());
  }

  private boolean hasNamespace(Resource resource) {
    String name = namespace(resource);
    return namespaces.isEmpty() || (!name.isEmpty() && matches(namespaces, name));
  }

  /** The one that a resource is in, as scopes have it; empty when it is in none. */
  static String namespace(Resource resource) {
    return resource.kind().equals("Namespace") ? resource.name() : resource.namespace();
  }

  private static boolean hasAmong(List<ResourcePattern> wanted, Resource resource) {
    for (ResourcePattern one : wanted) {
      if (one.matches(resource)) {
        return true;
      }
    }
    return false;
  }

  /** In a few words: {@code path legacy/**, namespace old-*}. */
  public String words() {
    List<String> words = new ArrayList<>();
    say(words, "path", paths.stream().map(Glob::pattern).toList());
    say(words, "namespace", namespaces.stream().map(Glob::pattern).toList());
    say(words, "resource", resources.stream().map(ResourcePattern::pattern).toList());
    say(words, "container", containers.stream().map(Glob::pattern).toList());
    return String.join(", ", words);
  }

  private static void say(List<String> words, String what, List<String> patterns) {
    if (!patterns.isEmpty()) {
      words.add(what + " " + String.join(" or ", patterns));
    }
  }

  private static boolean matches(List<Glob> wanted, String word) {
    if (wanted.isEmpty()) {
      return true;
    }
    for (Glob glob : wanted) {
      if (glob.matches(word)) {
        return true;
      }
    }
    return false;
  }
}
