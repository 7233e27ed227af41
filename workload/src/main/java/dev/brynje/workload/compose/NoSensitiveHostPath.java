package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.host.HostPath;

final class NoSensitiveHostPath implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-sensitive-host-path", Ring.WORKLOAD, Severity.HIGH)
          .title("Services mount no directory that the host runs on")
          .rationale(
              """
              The root directory, /etc, /proc or /root hold the host's keys, its programs and its
              accounts. To read them is often enough to take the host; to write them is to be root
              there.
              """)
          .remediation("Remove the mount, or mount the one file that is needed, with :ro")
          .effort(Effort.WORK)
          .reference("cis-docker", "5.5")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
          .reference("kics", "1c1325ff")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/etc:/host/etc:ro"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  read_only: true
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (HostFile file : HostFile.of(project, service, verdict)) {
      if (file.is(HostPath.Kind.SENSITIVE)) {
        verdict
            .fail(file.place(), "volumes", "%s gives away %s".formatted(file.shown(), file.holds()))
            .severity(file.entry().severity())
            .evidence("path", file.path());
      }
    }
  }
}
