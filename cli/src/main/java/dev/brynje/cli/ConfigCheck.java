package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Policy;
import dev.brynje.core.config.Configuration;
import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.core.config.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code brynje config check [FILE…]}: every mistake of each file, or that there is none. */
final class ConfigCheck {
  private ConfigCheck() {}

  static int run(List<String> operands, Terminal terminal) throws IOException {
    Catalogue catalogue = Selection.everything();
    int exitCode = ExitCode.OK;
    for (Path file : files(operands)) {
      switch (ConfigurationFile.read(file, PolicyInForce.shown(file), catalogue)) {
        case Configuration.Read(Policy policy, _) ->
            terminal.out().write(inOrder(file, policy, catalogue) + "\n");
        case Configuration.Refused(List<Mistake> mistakes) -> {
          mistakes.forEach(mistake -> terminal.say(mistake.words()));
          exitCode = ExitCode.UNJUDGED;
        }
      }
    }
    return exitCode;
  }

  private static List<Path> files(List<String> operands) {
    if (operands.isEmpty()) {
      return List.of(
          ConfigurationFile.findFrom(Path.of(""))
              .orElseThrow(() ->
                  new UsageException(
                      "there is no brynje.yaml here or above; brynje config init writes one")));
    }
    List<Path> files = new ArrayList<>();
    for (String operand : operands) {
      files.add(PolicyInForce.path(operand));
    }
    return files;
  }

  private static String inOrder(Path file, Policy policy, Catalogue catalogue) {
    String effects =
        String.join(", ", PolicyInForce.configured(file, policy, policy, catalogue).effects());
    return "%s: no mistakes; %s"
        .formatted(
            PolicyInForce.shown(file), effects.isEmpty() ? "it changes nothing" : "it " + effects);
  }
}
