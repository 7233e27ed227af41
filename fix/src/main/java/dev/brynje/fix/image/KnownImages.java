package dev.brynje.fix.image;

import java.util.Optional;
import java.util.OptionalLong;

/** What is known of images by their names. */
public interface KnownImages {
  /** Nothing is. */
  KnownImages NONE =
      new KnownImages() {
        @Override
        public Optional<ImageUser> user(String image) {
          return Optional.empty();
        }

        @Override
        public WritablePaths writable(String image) {
          return WritablePaths.UNKNOWN;
        }
      };

  /**
   * By whom an image can run other than by root.
   *
   * @param image as a manifest names it
   */
  Optional<ImageUser> user(String image);

  /**
   * Where its program writes, besides {@code /tmp}.
   *
   * @param image as a manifest names it
   */
  WritablePaths writable(String image);

  /**
   * The capability that its program carries.
   *
   * @param image as a manifest names it
   */
  default Optional<FileCapability> fileCapability(String image) {
    return Optional.empty();
  }

  /**
   * The port below 1024 on which it listens when nobody configures another.
   *
   * @param image as a manifest names it
   */
  default OptionalLong lowPort(String image) {
    return OptionalLong.empty();
  }
}
