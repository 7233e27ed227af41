package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class CapabilitiesBaseline implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/capabilities_baseline", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers add no capability beyond the usual ones")
          .rationale(
              """
              Capabilities are root's powers one by one. Beyond those that container runtimes give
              anyway, most lead to the node or its network: SYS_ADMIN mounts, SYS_PTRACE reads
              other processes, NET_RAW forges packets.
              """)
          .remediation("Remove the capability from securityContext.capabilities.add")
          .reference("pss", "capabilities_baseline")
          .reference("cis", "5.2.8", "5.2.9")
          .reference("trivy", "KSV-0022")
          .reference("cwe", "CWE-250")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      capabilities:
                        add: [SYS_ADMIN]
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      capabilities:
                        add: [CHOWN]
              """)
          .define();

  private static final Set<String> ALLOWED =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      for (Field item : container.securityContext().at("capabilities", "add").items()) {
        String capability = item.string().orElse("");
        if (!ALLOWED.contains(capability)) {
          verdict
              .fail(
                  container.name(),
                  item,
                  "adds capability " + capability + ", which the baseline level refuses")
              .evidence("capability", capability);
        }
      }
    }
  }
}
