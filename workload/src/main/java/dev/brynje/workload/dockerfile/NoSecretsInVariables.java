package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import java.util.List;

final class NoSecretsInVariables implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-secret-in-variables", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No secret stands in ENV, ARG or LABEL")
          .rationale(
              """
              Whoever can pull an image reads its environment, its labels and the history of its
              build, where the values of ARG stand too. A secret there is as public as the image,
              in every layer that is built upon it.
              """)
          .remediation(
              "Mount it for the command that needs it: RUN --mount=type=secret,id=token …; give it at run time otherwise. Then change the secret, for it has leaked")
          .reference("cis-docker", "4.10")
          .reference("hadolint", "DL3064")
          .reference("trivy", "DS-0031")
          .reference("cwe", "CWE-798", "CWE-538")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ENV DB_PASSWORD=correct-horse-battery
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              ENV DB_PASSWORD_FILE=/run/secrets/db
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    subject
        .dockerfile()
        .global()
        .forEach(arg -> judge(subject.stages().getFirst(), arg, arg.pairs(), verdict));
    for (StageSubject stage : subject.stages()) {
      stage.all(Instruction.Env.class).forEach(env -> judge(stage, env, env.pairs(), verdict));
      stage.all(Instruction.Arg.class).forEach(arg -> judge(stage, arg, arg.pairs(), verdict));
      stage
          .all(Instruction.Label.class)
          .forEach(label -> judge(stage, label, label.pairs(), verdict));
    }
  }

  private static void judge(
      StageSubject stage, Instruction instruction, List<Pair> pairs, DockerfileVerdict verdict) {
    for (Pair pair : pairs) {
      String value = pair.value().map(SecretPlaces::unquoted).orElse("");
      List<Secret> secrets = Secrets.of(pair.name().text(), value);
      if (!secrets.isEmpty()) {
        verdict
            .fail(
                stage,
                instruction,
                pair.name().span(),
                "%s holds %s, which all can read who have the image"
                    .formatted(pair.name().text(), secrets.getFirst().kind().words()))
            .evidence("name", pair.name().text());
      }
    }
  }
}
