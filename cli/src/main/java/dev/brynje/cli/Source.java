package dev.brynje.cli;

import dev.brynje.core.Finding;

/** What is read and judged by itself: a file, a chart, a kustomization. */
interface Source {
  /** As it is shown. */
  String name();

  /** What it is, in the plural, for it is counted: files, charts, kustomizations. */
  String kind();

  /**
   * Judges it; called once, on any thread, and once more when memory was too small beside others.
   *
   * @param number its place in the order of reading
   */
  Judged judge(int number);

  /** A finding that was made across sources, about something here, with the place to be shown. */
  default Finding placed(Finding finding) {
    return finding;
  }

  /**
   * Where something is written that was judged here.
   *
   * @param path by which it was judged
   * @param line there
   */
  default String writtenIn(String path, int line) {
    return path;
  }
}
