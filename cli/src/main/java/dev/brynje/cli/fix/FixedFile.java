package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import java.nio.file.Path;

/**
 * A file and what it becomes.
 *
 * @param name as it was given
 * @param written whether it is changed by now
 */
public record FixedFile(String name, Path path, Mended mended, boolean written) {
  /** What a patch calls it. */
  public String patchPath() {
    return PatchPath.of(path);
  }
}
