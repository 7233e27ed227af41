package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class SafeSysctls implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/safe-sysctls", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services set only sysctls that are safe beside others")
          .rationale(
              """
              A kernel parameter that opens routing, redirects or address spoofing makes the
              service a way around the host's firewall; one that is not kept apart for each
              container changes the host.
              """)
          .remediation("Remove it from sysctls")
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-668")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  sysctls:
                    net.ipv4.conf.all.route_localnet: 1
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  sysctls:
                    net.core.somaxconn: 1024
              """)
          .define();

  private static final Set<String> UNSAFE =
      Set.of(".route_localnet", ".accept_source_route", ".accept_redirects", ".send_redirects");

  /** Those of a container's own IPC and user namespace. */
  private static final Set<String> OWN =
      Set.of(
          "kernel.domainname",
          "kernel.hostname",
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Sysctl sysctl : Sysctl.of(service)) {
      String name = sysctl.name();
      if (sysctl.isOn() && UNSAFE.stream().anyMatch(name::endsWith)) {
        fail(sysctl, "%s makes the service a way around the host's firewall", verdict);
      } else if (!name.startsWith("net.")
          && !OWN.contains(name)
          && !name.startsWith("fs.mqueue.")) {
        fail(sysctl, "%s is not kept apart for each container", verdict);
      }
    }
  }

  private static void fail(Sysctl sysctl, String message, ComposeVerdict verdict) {
    verdict
        .fail(sysctl.place(), "sysctls", message.formatted(sysctl.shown()))
        .evidence("sysctl", sysctl.shown());
  }
}
