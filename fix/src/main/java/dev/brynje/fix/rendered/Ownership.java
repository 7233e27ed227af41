package dev.brynje.fix.rendered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which files that kustomizations build upon may be changed. */
public final class Ownership {
  private final List<Path> judged;
  private final boolean overlay;

  /**
   * @param judged files and directories that were named to be judged
   * @param overlay whether bases are left alone wherever they are
   */
  public Ownership(List<Path> judged, boolean overlay) {
    this.judged = judged.stream().map(Ownership::absolute).toList();
    this.overlay = overlay;
  }

  /** Where it really is, which may be in another's directory. */
  private static Path absolute(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Whether a file may be changed for what a directory builds: one there, or of the same owner. */
  boolean isOurs(Path file, Path directory) {
    Path path = absolute(file);
    Path overlaying = absolute(directory);
    if (path.startsWith(overlaying)) {
      return true;
    }
    return !overlay
        && (judged.stream().anyMatch(path::startsWith)
            || repository(path)
                .filter(one -> repository(overlaying).filter(one::equals).isPresent())
                .isPresent());
  }

  private static Optional<Path> repository(Path path) {
    for (@Nullable Path above = path; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }
}
