package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class MemoryLimit implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/memory-limit", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services have a memory limit")
          .rationale(
              """
              A service without a limit that leaks, or that is made to, takes the memory of the
              host, and the kernel then kills whatever it likes.
              """)
          .remediation("Set mem_limit: 256m, or deploy.resources.limits.memory")
          .reference("cis-docker", "5.10")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-770")
          .reference("kics", "bb9ac4f7")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  mem_limit: 0
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  deploy:
                    resources:
                      limits:
                        memory: 256M
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .memoryLimit()
        .ifPresentOrElse(
            limit -> Limits.judge(limit, "mem_limit", "memory limit", verdict),
            () -> Limits.missing(service, "mem_limit", "memory limit", verdict));
  }
}
