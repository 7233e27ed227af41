package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import java.util.function.BooleanSupplier;

/**
 * The directory of which a build copies files, as far as it is known: that of the Dockerfile.
 *
 * @param known whether it could be looked for an ignore file
 * @param ignore what is kept out of it
 * @param startedAsOther whether all who are known to start the image name a user other than root
 */
public record BuildContext(boolean known, IgnoreFile ignore, BooleanSupplier startedAsOther) {
  /** Of a Dockerfile that is no file in a directory. */
  public static final BuildContext UNKNOWN = new BuildContext(false, IgnoreFile.NONE);

  /** Of an image that nobody is known to start. */
  public BuildContext(boolean known, IgnoreFile ignore) {
    this(known, ignore, () -> false);
  }
}
