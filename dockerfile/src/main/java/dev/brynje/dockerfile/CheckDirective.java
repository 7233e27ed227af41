package dev.brynje.dockerfile;

import java.util.List;
import java.util.Set;

/**
 * The directive that chooses among BuildKit's own checks: {@code # check=skip=all;error=true}.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#check">check</a>
 */
final class CheckDirective {
  private static final Set<String> OPTIONS = Set.of("skip", "experimental", "error");
  private static final Set<String> TRUTHS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
  private static final int MOST = 3;

  private CheckDirective() {}

  static void check(List<Directive> directives) {
    for (Directive directive : directives) {
      if (directive.name().equals("check") && !areOptions(directive.value().strip())) {
        throw new Refusal(
            directive.span(),
            "the directive check has no such option",
            "write skip=, experimental= or error=true, with ; between them");
      }
    }
  }

  private static boolean areOptions(String value) {
    if (value.isEmpty()) {
      return true;
    }
    for (String option : value.split(";", MOST)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? "" : option.substring(0, equals).strip();
      if (!OPTIONS.contains(name)
          || (name.equals("error") && !TRUTHS.contains(option.substring(equals + 1).strip()))) {
        return false;
      }
    }
    return true;
  }
}
