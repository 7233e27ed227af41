package dev.brynje.workload.compose;

import dev.brynje.compose.Declared;
import dev.brynje.compose.Project;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;

final class NoSecretsInConfigs implements ProjectCheck {
  private static final Control CONTROL =
      Control.named("compose/no-secrets-in-configs", Ring.WORKLOAD, Severity.HIGH)
          .title("Configurations hold no secrets in plain text")
          .rationale(
              """
              What stands in content: is in the repository and its history, and readable to every
              process of each service that takes it.
              """)
          .remediation(
              "Keep the secret in a file out of the repository, and give it by secrets:; then change it, for it has leaked")
          .reference("nsm", "2.3.7")
          .reference("cwe", "CWE-312")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  configs: [app]
              configs:
                app:
                  content: |
                    db_password=correct-horse-battery
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  configs: [app]
              configs:
                app:
                  content: |
                    db_password_file=/run/secrets/db
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, ComposeVerdict verdict) {
    for (Declared config : project.configs()) {
      config
          .text("content")
          .filter(content -> !Secrets.in(Found.written(content)).isEmpty())
          .ifPresent(content ->
              verdict
                  .fail(
                      content.place(),
                      "configs",
                      "the configuration %s holds a secret in plain text".formatted(config.name()))
                  .evidence("config", config.name()));
    }
  }
}
