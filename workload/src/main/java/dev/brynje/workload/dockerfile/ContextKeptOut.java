package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class ContextKeptOut implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/context-kept-out", Ring.WORKLOAD, Severity.MEDIUM)
          .title("What COPY takes of the whole context leaves out secrets")
          .rationale(
              """
              COPY . takes everything that lies there on the day of the build: .env with its
              passwords, .git with all that ever was in the repository, keys that somebody put
              beside. A .dockerignore keeps it out of every build.
              """)
          .remediation(
              "Put .env, .git and keys in .dockerignore beside the Dockerfile, or name what is copied: COPY src/ /app/src/")
          .reference("cwe", "CWE-538")
          .reference("cis-docker", "4.10")
          .bad(
              """
              FROM registry.example.com/base:1.0
              COPY . /app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              COPY src/ /app/src/
              """)
          .define();

  private static final Set<String> WHOLE = Set.of(".", "./", "/", "*", "./*", "..");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    if (!subject.context().known()) {
      return;
    }
    List<String> kept =
        Stream.of(".env", ".git")
            .filter(path -> !subject.context().ignore().keepsOut(path))
            .toList();
    for (StageSubject stage : subject.stages()) {
      for (Instruction instruction : stage.all(Instruction.class)) {
        for (Word source : sources(instruction)) {
          if (!kept.isEmpty()
              && WHOLE.contains(source.text())
              && instruction.head().flag("exclude").isEmpty()) {
            verdict
                .fail(
                    stage,
                    instruction,
                    source.span(),
                    "all of the context is copied, and no .dockerignore keeps %s out"
                        .formatted(String.join(" and ", kept)))
                .evidence("kept", String.join(" ", kept));
          }
        }
      }
    }
  }

  private static List<Word> sources(Instruction instruction) {
    boolean elsewhere = instruction.head().flag("from").isPresent();
    return switch (instruction) {
      case Instruction.Copy copy when !elsewhere -> copy.sources();
      case Instruction.Add add -> add.sources();
      default -> List.of();
    };
  }
}
