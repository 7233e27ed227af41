package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Variable;
import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSecretsInEnvironment implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-secrets-in-environment", Ring.WORKLOAD, Severity.HIGH)
          .title("Environment variables hold no secrets in plain text")
          .rationale(
              """
              A secret in a Compose file is known to everyone who may read the repository, its
              history and its forks, and docker inspect shows it. It cannot be changed without a
              new release, and deleting the line does not take it back.
              """)
          .remediation(
              "Take it from outside, DB_PASSWORD: ${DB_PASSWORD:?}, or better as a file by secrets:; then change it, for it has leaked")
          .effort(Effort.BLOCK)
          .reference("cis-docker", "4.10")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-312", "CWE-798")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  environment:
                    DB_PASSWORD: correct-horse-battery
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  environment:
                    DB_PASSWORD_FILE: /run/secrets/db
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Variable variable : service.environment()) {
      variable
          .value()
          .ifPresent(value ->
              Found.judge(variable, value, "environment", "environment variable", verdict));
    }
  }
}
