package dev.brynje.core.config;

import dev.brynje.core.Parameter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * In which lines a configuration says what it says.
 *
 * @param failOn empty when it does not say it
 * @param inline empty when it does not say it
 * @param only the controls that alone are judged
 * @param everywhere what is said of everything
 * @param scopes what each scope says, in their order
 */
public record Origins(
    OptionalInt failOn,
    OptionalInt inline,
    Map<String, Integer> only,
    Said everywhere,
    List<Said> scopes) {
  /** Nothing is said. */
  public static final Origins NONE =
      new Origins(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Map.of(),
          new Said(0, Map.of(), Map.of()),
          List.of());

  /**
   * What is said of everything, or of a scope.
   *
   * @param line in which a scope begins; 0 for everything
   * @param controls those of which something is said, by id
   */
  public record Said(int line, Map<String, Integer> controls, Map<Parameter, Integer> parameters) {}
}
