package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class ReadOnlyRootFilesystem implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/read-only-root-filesystem", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The root file system of services is read-only")
          .rationale(
              """
              An attacker who can write puts tools and web shells into the container, and changes
              the program that runs. A read-only root file system leaves the few directories that
              are meant for writing.
              """)
          .remediation(
              "Set read_only: true, and tmpfs: [/tmp] or a volume for each path that is written")
          .reference("cis-docker", "5.12")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-732")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  read_only: false
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  read_only: true
                  tmpfs: ["/tmp:size=64m"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Text readOnly = service.text("read_only").orElse(null);
    if (readOnly == null || (verdict.knows(readOnly) && !readOnly.isTrue())) {
      verdict.fail(
          service,
          "read_only",
          readOnly == null
              ? "read_only is not set, so the root file system is writable"
              : "the root file system is writable");
    }
  }
}
