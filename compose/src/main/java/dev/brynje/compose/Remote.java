package dev.brynje.compose;

/** Tells what would have to be fetched from elsewhere. */
public final class Remote {
  private Remote() {}

  /** Whether a context, or a file that is extended or included, is no path. */
  public static boolean isOne(String path) {
    return path.contains("://") || path.startsWith("github.com/") || path.startsWith("git@");
  }

  /**
   * A path that is one.
   *
   * @throws Refusal when it would be fetched, or when nobody knows it
   */
  static String local(Text path, String whose) {
    if (!path.known()) {
      throw new Refusal(
          path.place(),
          "%s \"%s\" depends on a variable that is not set".formatted(whose, Shown.of(path)),
          "set it in .env, or give it a default");
    }
    if (isOne(path.raw()) || path.raw().startsWith("oci:")) {
      throw new Refusal(
          path.place(),
          "%s \"%s\" is somewhere else, and nothing is fetched".formatted(whose, Shown.of(path)),
          "keep a copy of it in the project");
    }
    return path.raw();
  }
}
