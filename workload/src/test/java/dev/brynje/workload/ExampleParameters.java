package dev.brynje.workload;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Parameter;
import dev.brynje.core.Policy;
import dev.brynje.core.config.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A configuration that sets each parameter to what its documentation shows. */
public final class ExampleParameters {
  public static final Policy POLICY = policy();

  private ExampleParameters() {}

  private static Policy policy() {
    StringBuilder text = new StringBuilder("parameters:\n");
    for (Parameter parameter : Parameter.values()) {
      text.append("  %s: %s\n".formatted(parameter.word(), parameter.example()));
    }
    return read(text.toString());
  }

  /** The policy of a configuration that is right. */
  public static Policy read(String text) {
    Catalogue catalogue = new Catalogue(Checks.controls(Checks.all()));
    Configuration read =
        Configuration.read("brynje.yaml", text.getBytes(StandardCharsets.UTF_8), catalogue);
    return switch (read) {
      case Configuration.Read right -> right.policy();
      case Configuration.Refused wrong ->
          throw new AssertionError(
              String.join("\n", List.of(text, wrong.mistakes().getFirst().words())));
    };
  }
}
