package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stage with what it inherits.
 *
 * @param base the stage that it goes on from; empty when that is an image from elsewhere
 * @param build what its words become
 * @param user the last USER, of this stage or of those that it goes on from
 * @param shell what reads RUN instructions at its end
 * @param unread what of its RUN instructions could not be read
 */
public record StageSubject(
    Stage stage,
    Optional<StageSubject> base,
    Build build,
    Optional<UserSet> user,
    List<String> shell,
    List<RunScript> scripts,
    List<Unread> unread) {
  private static final Set<String> NO = Set.of("", "0", "off", "false", "no");

  /**
   * A user that was set.
   *
   * @param value with its variables replaced
   */
  public record UserSet(Instruction.User instruction, Expanded value) {}

  /** As AS names it, else its number. */
  public String name() {
    return stage.from().name().map(Word::text).orElse(Integer.toString(stage.number()));
  }

  /** Whether it, or a stage that it goes on from, gives a variable a value that means yes. */
  boolean sets(String name) {
    for (Instruction.Env env : own(Instruction.Env.class)) {
      for (Pair pair : env.pairs()) {
        String value = pair.value().map(word -> expand(env, word).text()).orElse("");
        if (pair.name().text().equals(name)) {
          return !NO.contains(value.toLowerCase(Locale.ROOT));
        }
      }
    }
    return base.filter(earlier -> earlier.sets(name)).isPresent();
  }

  /** Its own USER instructions. */
  public List<UserSet> users() {
    return own(Instruction.User.class).stream()
        .map(one -> new UserSet(one, expand(one, one.user())))
        .toList();
  }

  /** What FROM names, with its variables replaced. */
  public Expanded image() {
    return build.image(stage);
  }

  /** A word of one of its instructions, with its quotes gone and its variables replaced. */
  public Expanded expand(Instruction instruction, Word word) {
    return build.expand(instruction, word);
  }

  /** The image from elsewhere that it is built upon in the end. */
  public Expanded outermost() {
    return base.map(StageSubject::outermost).orElseGet(this::image);
  }

  /** Its instructions of a kind, also those that ONBUILD keeps for later. */
  <T extends Instruction> List<T> all(Class<T> kind) {
    return stage.instructions().stream()
        .flatMap(one ->
            one instanceof Instruction.Onbuild later ? later.trigger().stream() : Stream.of(one))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Its own instructions of a kind. */
  <T extends Instruction> List<T> own(Class<T> kind) {
    return stage.instructions().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
