package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import java.util.List;
import java.util.Optional;

final class NoSecretFiles implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-secret-files", Ring.WORKLOAD, Severity.HIGH)
          .title("No file with secrets is copied into the image")
          .rationale(
              """
              A file that is copied stays in its layer, also when a later one deletes it. Keys,
              .env files, credentials of registries and clouds, and a whole .git with its history
              are what attackers look for first in an image. In a stage that only builds this weighs medium:
              the build's cache keeps it, the image does not.
              """)
          .remediation(
              "Leave it out, and name it in .dockerignore; mount it for the build as --mount=type=secret, and for the run as a Secret")
          .reference("cis-docker", "4.10")
          .reference("trivy", "DS-0031")
          .reference("cwe", "CWE-538")
          .bad(
              """
              FROM registry.example.com/base:1.0
              COPY .env .npmrc /app/
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              COPY package.json package-lock.json /app/
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      stage.all(Instruction.Copy.class).stream()
          .filter(copy -> copy.head().flag("from").isEmpty())
          .forEach(
              copy -> judge(subject, stage, copy, copy.sources(), copy.destination(), verdict));
      stage
          .all(Instruction.Add.class)
          .forEach(add -> judge(subject, stage, add, add.sources(), add.destination(), verdict));
    }
  }

  private static void judge(
      DockerfileSubject subject,
      StageSubject stage,
      Instruction instruction,
      List<Word> sources,
      Word destination,
      DockerfileVerdict verdict) {
    // A stage that only builds leaves no layer in the image, but one in the build's cache.
    boolean layered = subject.isLayered(stage);
    String target = stage.expand(instruction, destination).text();
    for (Word source : sources) {
      String path = stage.expand(instruction, source).text();
      Optional<String> certain =
          SecretFiles.named(path).or(() -> SecretFiles.goingTo(path, target));
      Optional<String> perhaps = SecretFiles.perhaps(path).filter(_ -> layered);
      certain
          .or(() -> perhaps)
          .ifPresent(what ->
              verdict
                  .fail(
                      stage,
                      instruction,
                      source.span(),
                      "%s is copied%s, which %s"
                          .formatted(path, layered ? "" : " into a stage that only builds", what))
                  .severity(severity(certain.isPresent(), layered))
                  .evidence("path", path));
    }
  }

  private static Severity severity(boolean certain, boolean layered) {
    if (!certain) {
      return Severity.LOW;
    }
    return layered ? Severity.HIGH : Severity.MEDIUM;
  }
}
