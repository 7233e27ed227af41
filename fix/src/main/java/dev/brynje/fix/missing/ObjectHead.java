package dev.brynje.fix.missing;

/** The first lines of an object. */
final class ObjectHead {
  private ObjectHead() {}

  /**
   * Up to its spec. Where no file says that it is in the namespace, the object lands where its
   * neighbours do.
   */
  static String of(String apiVersion, String kind, String name, String namespace, Demand demand) {
    String where =
        namespace.equals("default") && !demand.isNamed() ? "" : "  namespace: " + namespace + "\n";
    return "apiVersion: %s\nkind: %s\nmetadata:\n  name: %s\n%s"
        .formatted(apiVersion, kind, name, where);
  }
}
