package dev.brynje.core.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why something that was asked for cannot be read.
 *
 * @param name as it is shown
 * @param reason what stands in the way, without a full stop
 * @param advice what to do about it
 */
public record SourceProblem(String name, String reason, String advice) {
  /** What the file system said of something that was there a moment ago. */
  public static SourceProblem of(String name, IOException e) {
    return switch (e) {
      case AccessDeniedException _ ->
          new SourceProblem(name, "may not be read by this user", "check its permissions");
      case NoSuchFileException _ ->
          new SourceProblem(name, "is gone since the run began", "run again");
      case FileSystemException system when system.getReason() != null ->
          new SourceProblem(name, "cannot be read: " + system.getReason(), "check the path");
      default -> new SourceProblem(name, "cannot be read: " + e.getMessage(), "check the path");
    };
  }
}
