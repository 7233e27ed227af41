package dev.brynje.fix.image;

import java.util.List;

/**
 * Where the program of an image writes, besides {@code /tmp}.
 *
 * @param paths those that are known
 * @param complete whether there are no others
 */
public record WritablePaths(List<WritablePath> paths, boolean complete) {
  /** Of an image of which nothing is known. */
  public static final WritablePaths UNKNOWN = new WritablePaths(List.of(), false);

  public WritablePaths {
    paths = List.copyOf(paths);
  }
}
