package dev.brynje.compose;

import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Dockerfile that a service's image is built from, with the service's build arguments. An
 * argument whose value comes from a variable is not known there, so that no output can show it.
 *
 * @param name the Dockerfile's, as it is shown
 * @param path of the Dockerfile; of one that is written in the Compose file, that of nothing
 * @param build what its words become
 * @param stage the one that is built
 */
public record BuiltFrom(String name, Path path, Dockerfile dockerfile, Build build, Stage stage) {
  /**
   * A USER instruction.
   *
   * @param value with its variables replaced
   */
  public record User(Instruction.User instruction, Expanded value) {}

  /** The last USER of the stage, or of those that it builds upon; none when only the base says. */
  public Optional<User> user() {
    for (Stage one : build.lineage(stage).reversed()) {
      for (Instruction instruction : one.instructions().reversed()) {
        if (instruction instanceof Instruction.User user) {
          return Optional.of(new User(user, build.expand(user, user.user())));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the stage that is built is the one that is built when none is named. */
  public boolean isLast() {
    return stage.number() == build.last().number();
  }

  /** The image from elsewhere that it is built upon in the end. */
  public Expanded base() {
    return build.image(build.lineage(stage).getFirst());
  }

  /** Instructions of a kind that hold in the image: those of the stage and of its bases. */
  public <T extends Instruction> List<T> all(Class<T> kind) {
    return build.lineage(stage).stream()
        .flatMap(one -> one.instructions().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
