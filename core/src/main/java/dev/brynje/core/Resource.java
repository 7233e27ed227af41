package dev.brynje.core;

/**
 * What a finding is about. A part that does not apply is empty.
 *
 * @param container the container's name within the resource
 */
public record Resource(
    String apiVersion, String kind, String namespace, String name, String container) {
  /** No resource: the finding is about a file. */
  public static final Resource NONE = new Resource("", "", "", "", "");

  /** A namespace. */
  public static Resource namespace(String name) {
    return new Resource("v1", "Namespace", "", name, "");
  }

  /** The same resource, or another part of it. */
  public Resource withContainer(String name) {
    return new Resource(apiVersion, kind, namespace, this.name, name);
  }

  /** Whether there is no resource. */
  public boolean isNone() {
    return kind.isEmpty() && apiVersion.isEmpty() && name.isEmpty();
  }

  /** As people say it: {@code Deployment shop/api, container api}. */
  public String words() {
    if (kind.isEmpty()) {
      return "";
    }
    String qualified = namespace.isEmpty() ? name : namespace + "/" + name;
    String owner = qualified.isEmpty() ? kind : kind + " " + qualified;
    return container.isEmpty() ? owner : owner + ", container " + container;
  }
}
