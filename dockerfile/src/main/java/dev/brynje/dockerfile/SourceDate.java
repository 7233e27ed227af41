package dev.brynje.dockerfile;

import java.util.Optional;

/**
 * The time that BuildKit gives to what it makes, when the file itself says it: seconds, {@code
 * context}, or the name of a stage.
 *
 * @see <a href="https://docs.docker.com/build/ci/github-actions/reproducible-builds/">Reproducible
 *     builds</a>
 */
final class SourceDate {
  private static final String NAME = "SOURCE_DATE_EPOCH";

  private SourceDate() {}

  static void check(Dockerfile dockerfile, Build build) {
    for (Instruction.Arg arg : dockerfile.global()) {
      for (Pair pair : arg.pairs()) {
        if (pair.name().text().equals(NAME) && !build.isGiven(NAME)) {
          Expander expander =
              new Expander(dockerfile.escape(), build.scope(arg), build.allowance());
          Optional<String> value = pair.value().flatMap(expander::known);
          if (value.filter(date -> !isDate(date) && !build.isStage(date)).isPresent()) {
            throw new Refusal(
                pair.span(), NAME + " is no time", "write seconds since 1970, or take it away");
          }
        }
      }
    }
  }

  private static boolean isDate(String text) {
    if (text.isEmpty() || text.equals("context")) {
      return true;
    }
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
