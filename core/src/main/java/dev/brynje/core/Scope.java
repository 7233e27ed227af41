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
 * @param resources kind and name, as {@code Deployment/api}
 * @param containers their names
 */
public record Scope(
    List<Glob> paths, List<Glob> namespaces, List<Glob> resources, List<Glob> containers) {
  public Scope {
    paths = List.copyOf(paths);
    namespaces = List.copyOf(namespaces);
    resources = List.copyOf(resources);
    containers = List.copyOf(containers);
  }

  /** Whether it leaves nothing out. */
  public boolean isEverything() {
    return all(paths) && all(namespaces) && all(resources) && all(containers);
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
        && matches(resources, resource.kind() + "/" + resource.name())
        && matches(containers, resource.container());
  }

  private boolean hasNamespace(Resource resource) {
    boolean itself = resource.kind().equals("Namespace");
    String name = itself ? resource.name() : resource.namespace();
    return namespaces.isEmpty() || (!name.isEmpty() && matches(namespaces, name));
  }

  /** In a few words: {@code path legacy/**, namespace old-*}. */
  public String words() {
    List<String> words = new ArrayList<>();
    say(words, "path", paths);
    say(words, "namespace", namespaces);
    say(words, "resource", resources);
    say(words, "container", containers);
    return String.join(", ", words);
  }

  private static void say(List<String> words, String what, List<Glob> globs) {
    if (!globs.isEmpty()) {
      words.add(what + " " + String.join(" or ", globs.stream().map(Glob::pattern).toList()));
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

  private static boolean all(List<Glob> wanted) {
    if (wanted.isEmpty()) {
      return true;
    }
    for (Glob glob : wanted) {
      if (glob.matchesAll()) {
        return true;
      }
    }
    return false;
  }
}
