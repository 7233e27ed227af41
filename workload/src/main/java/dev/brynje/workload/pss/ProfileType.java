package dev.brynje.workload.pss;

import dev.brynje.kube.Field;
import java.util.Optional;

/** The {@code type} of a seccomp or AppArmor profile. */
final class ProfileType {
  private ProfileType() {}

  /**
   * What is wrong with a profile that is there, as {@code is Unconfined}; empty when nothing is.
   */
  static Optional<String> forbidden(Field profile) {
    if (!profile.present()) {
      return Optional.empty();
    }
    String type = profile.get("type").string().orElse("");
    return switch (type) {
      case "RuntimeDefault", "Localhost" -> Optional.empty();
      case "" -> Optional.of("has no type");
      default -> Optional.of("is " + type);
    };
  }
}
