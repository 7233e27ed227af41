package dev.brynje.workload.compose;

import dev.brynje.compose.Text;
import dev.brynje.compose.Variable;
import dev.brynje.core.secret.Secret;
import dev.brynje.workload.check.Complaint;
import java.util.List;

/** Secrets that a Compose file itself gives away. */
final class Found {
  private Found() {}

  /** What is written, with the defaults of variables; what files of variables give is not. */
  static String written(Text text) {
    return text.secret() ? text.shown() : text.text();
  }

  /** Whether a variable is known to be empty. */
  static boolean isEmpty(Variable variable) {
    return variable.value().filter(value -> value.known() && value.text().isEmpty()).isPresent();
  }

  /**
   * Complains when the value of a variable is a secret or holds one.
   *
   * @param what the variable is
   */
  static boolean judge(
      Variable variable, Text value, String field, String what, ComposeVerdict verdict) {
    List<Secret> secrets = ComposeSecrets.of(variable.name(), value);
    if (secrets.isEmpty()) {
      return false;
    }
    Complaint complaint =
        verdict.fail(
            value.place(),
            field,
            "%s %s holds %s in plain text"
                .formatted(what, variable.shown(), secrets.getFirst().kind().words()));
    complaint.evidence("name", variable.shown());
    return true;
  }
}
