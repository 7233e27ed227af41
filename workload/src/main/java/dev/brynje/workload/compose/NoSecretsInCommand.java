package dev.brynje.workload.compose;

import dev.brynje.compose.Items;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.compose.Variable;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;
import java.util.List;

final class NoSecretsInCommand implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-secrets-in-command", Ring.WORKLOAD, Severity.HIGH)
          .title("Commands and labels hold no secrets in plain text")
          .rationale(
              """
              The arguments of a process are read by every user of the host with ps, and labels by
              everyone who may ask the engine; both stand in the repository and its history.
              """)
          .remediation(
              "Read it in the program from a file that secrets: mounts; then change it, for it has leaked")
          .reference("nsm", "2.3.7")
          .reference("cwe", "CWE-214", "CWE-798")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  command: ["api", "--db=postgres://app:correct-horse-battery@db/shop"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  command: ["api", "--db-password-file=/run/secrets/db"]
              """)
          .define();

  private static final List<String[]> COMMANDS =
      List.of(
          new String[] {"command"},
          new String[] {"entrypoint"},
          new String[] {"healthcheck", "test"});

  @Override
  public Control control() {
    return CONTROL;
  }

  /** The command, or the words of its list, that hold secrets. */
  private static List<Text> holders(Service service, String... keys) {
    if (service.get(keys).orElse(null) instanceof Items) {
      String image = service.image().map(Text::text).orElse("");
      boolean ofImage = keys[0].equals("command") && service.texts("entrypoint").isEmpty();
      return CommandWords.in(service.texts(keys), ofImage ? image : "").stream()
          .filter(CommandWords.Held::certain)
          .map(CommandWords.Held::word)
          .toList();
    }
    return service.texts(keys).stream()
        .filter(text -> !Secrets.in(Found.written(text)).isEmpty())
        .toList();
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (String[] keys : COMMANDS) {
      String field = String.join(".", keys);
      for (Text text : holders(service, keys)) {
        verdict.fail(text.place(), field, "a secret stands in %s in plain text".formatted(field));
      }
    }
    for (Variable label : service.labels()) {
      label.value().ifPresent(value -> Found.judge(label, value, "labels", "label", verdict));
    }
  }
}
