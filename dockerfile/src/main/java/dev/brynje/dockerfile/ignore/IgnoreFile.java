package dev.brynje.dockerfile.ignore;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code .dockerignore}, read as Docker does: one pattern a line, matched from the root of the
 * context, of which the last that matches decides; {@code !} takes back in. A pattern that matches
 * a directory matches all below it.
 *
 * @param refused lines whose pattern Docker refuses, from 1; a build ends with them
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">dockerignore
 *     files</a>
 */
public record IgnoreFile(List<IgnorePattern> patterns, List<Integer> refused) {
  /** That of a context without one. */
  public static final IgnoreFile NONE = new IgnoreFile(List.of(), List.of());

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public IgnoreFile {
    patterns = List.copyOf(patterns);
    refused = List.copyOf(refused);
  }

  /** Reads its text. */
  public static IgnoreFile read(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    List<String> lines = (marked ? text.substring(1) : text).lines().toList();
    List<IgnorePattern> patterns = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String written = line.startsWith("#") ? "" : line.strip();
      if (!written.isEmpty()) {
        boolean takesBack = written.startsWith("!");
        String glob = ContextPath.clean(takesBack ? written.substring(1).strip() : written);
        if (!glob.isEmpty() && Glob.isWellFormed(glob)) {
          patterns.add(new IgnorePattern(takesBack, new Glob(glob)));
        } else {
          refused.add(i + 1);
        }
      }
    }
    return new IgnoreFile(patterns, refused);
  }

  /**
   * Whether a file or directory of the context is no part of it.
   *
   * @param path from the root of the context, with slashes
   */
  public boolean keepsOut(String path) {
    List<String> paths = ContextPath.withParents(ContextPath.clean(path));
    boolean out = false;
    for (IgnorePattern pattern : patterns) {
      // One that would change nothing is not asked.
      if (pattern.takesBack() == out && pattern.matchesAny(paths)) {
        out = !out;
      }
    }
    return out;
  }
}
