package dev.brynje.dockerfile.ignore;

import java.util.List;

/**
 * One line.
 *
 * @param takesBack whether what it matches is part of the context after all
 */
public record IgnorePattern(boolean takesBack, Glob glob) {
  boolean matchesAny(List<String> paths) {
    return paths.stream().anyMatch(glob::matches);
  }
}
