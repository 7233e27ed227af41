package dev.brynje.workload.filesystem;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class FilesystemChecks {
  public static final List<Check> ALL =
      List.of(
          new ReadOnlyRootFilesystem(),
          new SubPathInside(),
          new FixedSubPath(),
          new NoWritableSubPath(),
          new LiveConfiguration(),
          new CoreVolumeTypes(),
          new NoMountOverSystem(),
          new NoMountPropagation(),
          new EmptyDirSizeLimit(),
          new EncryptedStorage(),
          new ClaimOfOneNode());

  private FilesystemChecks() {}
}
