package dev.brynje.fix.dockerfile;

import dev.brynje.fix.image.Base;
import dev.brynje.fix.image.ImageUser;
import java.util.Optional;
import java.util.Set;

/** The numbers of users that images have by name. */
final class KnownUsers {
  /** Of the users that packages of many images share. */
  private static final Set<Long> OF_WEB = Set.of(33L, 82L);

  private KnownUsers() {}

  /**
   * The number of a user of a base image.
   *
   * @see <a href="https://sources.debian.org/src/base-passwd/latest/passwd.master/">Debian</a>
   * @see <a
   *     href="https://github.com/alpinelinux/aports/blob/HEAD/main/alpine-baselayout/passwd">Alpine</a>
   * @see <a
   *     href="https://github.com/GoogleContainerTools/distroless/blob/HEAD/common/variables.bzl">distroless</a>
   */
  static Optional<String> number(String name, String image, Base base, Optional<ImageUser> own) {
    if (own.isPresent() && isOf(name, image, own.get())) {
      return Optional.of(Long.toString(own.get().uid()));
    }
    return switch (base.family()) {
      case DEBIAN ->
          switch (name) {
            case "nobody" -> Optional.of("65534");
            case "www-data" -> Optional.of("33");
            case "daemon" -> Optional.of("1");
            default -> Optional.empty();
          };
      case ALPINE ->
          switch (name) {
            case "nobody" -> Optional.of("65534");
            case "guest" -> Optional.of("405");
            case "daemon" -> Optional.of("2");
            default -> Optional.empty();
          };
      case NONE ->
          switch (name) {
            case "nonroot" -> Optional.of("65532");
            case "nobody" -> Optional.of("65534");
            default -> Optional.empty();
          };
      case RED_HAT, UNKNOWN -> Optional.empty();
    };
  }

  /** Most images call their user as they are called themselves. */
  private static boolean isOf(String name, String image, ImageUser user) {
    int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
    String repository = tag < 0 ? image : image.substring(0, tag);
    String last = repository.substring(repository.lastIndexOf('/') + 1);
    return name.equals(last) || (name.equals("www-data") && OF_WEB.contains(user.uid()));
  }
}
