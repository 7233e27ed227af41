package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;

final class AddOfUrls implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/verified-add", Ring.WORKLOAD, Severity.MEDIUM)
          .title("ADD checks what it downloads")
          .rationale(
              """
              ADD takes what an address answers on the day of the build. With a checksum, a build
              fails when that is not what was tested, and the same Dockerfile gives the same
              image.
              """)
          .remediation(
              "ADD --checksum=sha256:… https://…, and for a repository a commit after the #")
          .reference("hadolint", "DL3020")
          .reference("trivy", "DS-0005")
          .reference("checkov", "CKV_DOCKER_4")
          .reference("cis-docker", "4.9")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ADD https://example.com/tool.tar.gz /opt/
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/tool.tar.gz /opt/
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
        for (Word source : add.sources()) {
          String text = source.text();
          boolean url = text.startsWith("http://") || text.startsWith("https://");
          boolean repository = text.contains(".git#");
          if (url && !repository && add.head().flag("checksum").isEmpty()) {
            verdict
                .fail(stage, add, source.span(), "what is downloaded here is checked by nothing")
                .evidence("address", text);
          }
        }
      }
    }
  }
}
