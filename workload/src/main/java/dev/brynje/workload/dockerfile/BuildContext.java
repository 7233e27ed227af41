package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.ignore.IgnoreFile;

/**
 * The directory of which a build copies files, as far as it is known: that of the Dockerfile.
 *
 * @param known whether it could be looked for an ignore file
 * @param ignore what is kept out of it
 */
public record BuildContext(boolean known, IgnoreFile ignore) {
  /** Of a Dockerfile that is no file in a directory. */
  public static final BuildContext UNKNOWN = new BuildContext(false, IgnoreFile.NONE);
}
