package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import java.nio.file.Path;

/**
 * A file and what it becomes.
 *
 * @param name as it was given
 */
public record FixedFile(String name, Path path, Mended mended) {
  /** What a patch calls it. */
  public String patchPath() {
    return PatchPath.of(path);
  }
}
