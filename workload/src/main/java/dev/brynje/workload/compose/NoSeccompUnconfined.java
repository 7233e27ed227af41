package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSeccompUnconfined implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-seccomp-unconfined", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No service is without seccomp")
          .rationale(
              """
              Docker's profile keeps system calls from a container that break-outs begin with:
              mounting, loading modules, keys, other processes' memory. Unconfined, all of the
              kernel is open to whoever takes the service over.
              """)
          .remediation(
              "Remove seccomp:unconfined; write a profile with the calls that are needed beside the default ones")
          .reference("cis-docker", "5.21")
          .reference("cwe", "CWE-693")
          .reference("kics", "404fde2c")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["seccomp:unconfined"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["no-new-privileges:true"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    SecurityOption.judge(
        service, "seccomp", "unconfined", "every system call is open to the service", verdict);
  }
}
