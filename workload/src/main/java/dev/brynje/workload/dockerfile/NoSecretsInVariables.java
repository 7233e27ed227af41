package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*+)(?::?-)?\\}?");

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
      kept(stage, verdict);
      stage.all(Instruction.Arg.class).forEach(arg -> judge(stage, arg, arg.pairs(), verdict));
      stage
          .all(Instruction.Label.class)
          .forEach(label -> judge(stage, label, label.pairs(), verdict));
    }
    for (SecretDefaults.Use use : SecretDefaults.usesIn(subject)) {
      if (!(use.instruction() instanceof Instruction.Run)) {
        verdict
            .fail(
                use.stage(),
                use.instruction(),
                use.span(),
                "%s holds the value of %s, a secret which all can read who have the image"
                    .formatted(use.name(), use.variable()))
            .evidence("name", use.name());
      }
    }
  }

  /** {@code ENV DB_PASSWORD=$ARGUMENT}: the argument's secret stays in the image. */
  private static void kept(StageSubject stage, DockerfileVerdict verdict) {
    Set<String> arguments = new HashSet<>();
    for (Instruction instruction : stage.all(Instruction.class)) {
      if (instruction instanceof Instruction.Arg arg) {
        arg.pairs().stream()
            .filter(pair -> pair.value().isEmpty())
            .forEach(pair -> arguments.add(pair.name().text()));
      } else if (instruction instanceof Instruction.Env env) {
        for (Pair pair : env.pairs()) {
          Optional<String> argument = pair.value().flatMap(NoSecretsInVariables::variable);
          if (argument.filter(arguments::contains).isPresent()
              && (Secrets.isSecretName(pair.name().text())
                  || Secrets.isSecretName(argument.get()))) {
            verdict
                .fail(
                    stage,
                    env,
                    pair.name().span(),
                    "%s keeps what the argument %s was given, for all who have the image"
                        .formatted(pair.name().text(), argument.get()))
                .evidence("name", pair.name().text());
          }
        }
      }
    }
  }

  /** The variable that a value is, and nothing else. */
  private static Optional<String> variable(Word value) {
    Matcher matcher = VARIABLE.matcher(SecretPlaces.unquoted(value));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
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
