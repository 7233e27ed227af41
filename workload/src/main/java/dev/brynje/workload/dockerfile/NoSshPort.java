package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;

final class NoSshPort implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-ssh-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The image exposes no SSH")
          .rationale(
              """
              A shell for remote users in a container is one more way in, with keys and accounts
              that nobody rotates; whoever may look into a container does it through the runtime.
              """)
          .remediation("Remove it; use kubectl exec or docker exec")
          .reference("trivy", "DS-0004")
          .reference("checkov", "CKV_DOCKER_1")
          .reference("cis-docker", "5.7")
          .bad(
              """
              FROM registry.example.com/base:1.0
              EXPOSE 22
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
          Ports ports = Ports.of(stage.expand(expose, word).text());
          if (ports.isValid() && ports.first() <= 22 && 22 <= ports.last() && ports.isTcp()) {
            verdict
                .fail(stage, expose, word.span(), "port 22 is that of SSH")
                .evidence("port", "22");
          }
        }
      }
    }
  }
}
