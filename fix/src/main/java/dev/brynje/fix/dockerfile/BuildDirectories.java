package dev.brynje.fix.dockerfile;

import java.util.List;

/** Tells in which directories Dockerfiles are built. */
@FunctionalInterface
public interface BuildDirectories {
  /** Nobody says that it is another than that of the Dockerfile. */
  BuildDirectories OWN = _ -> List.of();

  /**
   * The directories that others say, each with a slash behind; the directory that all starts from
   * is the empty text.
   *
   * @param dockerfile its name, as places name it
   */
  List<String> of(String dockerfile);
}
