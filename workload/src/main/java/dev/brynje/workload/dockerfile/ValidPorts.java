package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;

final class ValidPorts implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/valid-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Exposed ports exist")
          .rationale(
              """
              A port above 65535 or a word that is none is a mistake, and most often the port that
              was meant is not the one that the rest of the system opens.
              """)
          .remediation("Name a port from 1 to 65535: EXPOSE 8080/tcp")
          .reference("hadolint", "DL3011")
          .reference("trivy", "DS-0008")
          .bad(
              """
              FROM registry.example.com/base:1.0
              EXPOSE 80800
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              EXPOSE 8080
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction.Expose expose : stage.all(Instruction.Expose.class)) {
        for (Word word : expose.ports()) {
          Expanded port = stage.expand(expose, word);
          if (port.known() && !Ports.of(port.text()).isValid()) {
            verdict
                .fail(stage, expose, word.span(), "%s is no port".formatted(port.text()))
                .evidence("port", port.text());
          }
        }
      }
    }
  }
}
