package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import java.util.Locale;

final class CopyNotAdd implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/copy-not-add", Ring.WORKLOAD, Severity.LOW)
          .title("Local files come by COPY, not ADD")
          .rationale(
              """
              ADD unpacks archives and downloads addresses, so that nobody sees from the line what
              comes into the image, and an archive can write where it wants. COPY copies.
              """)
          .remediation(
              "Write COPY; to unpack a local archive on purpose, waive this with the reason")
          .reference("hadolint", "DL3020", "DL3010")
          .reference("trivy", "DS-0005")
          .reference("checkov", "CKV_DOCKER_4")
          .reference("cis-docker", "4.9")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ADD api /usr/local/bin/
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              COPY api /usr/local/bin/
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction.Add add : stage.all(Instruction.Add.class)) {
        boolean local = add.sources().stream().noneMatch(CopyNotAdd::isRemote);
        if (local && !add.sources().isEmpty()) {
          boolean archive = add.sources().stream().anyMatch(CopyNotAdd::isArchive);
          verdict
              .fail(
                  stage,
                  add,
                  add.head().keywordSpan(),
                  archive
                      ? "ADD unpacks an archive, wherever that writes"
                      : "ADD does here what COPY does")
              .severity(archive ? Severity.INFO : Severity.LOW)
              .evidence("sources", add.sources().getFirst().text());
        }
      }
    }
  }

  private static boolean isRemote(Word source) {
    return source.text().contains("://")
        || source.text().startsWith("git@")
        || source.text().startsWith("$");
  }

  private static boolean isArchive(Word source) {
    String name = source.text().toLowerCase(Locale.ROOT);
    return name.contains(".tar")
        || name.endsWith(".tgz")
        || name.endsWith(".txz")
        || name.endsWith(".tbz2");
  }
}
