package dev.brynje.workload;

/** Tells in which file something is written that is read from what was rendered of it. */
@FunctionalInterface
public interface WrittenIn {
  /**
   * The path of that file, as it is shown.
   *
   * @param path by which the rendered was judged
   * @param line there
   */
  String path(String path, int line);
}
