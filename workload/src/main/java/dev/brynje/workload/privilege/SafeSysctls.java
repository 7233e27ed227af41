package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class SafeSysctls implements PodCheck {
  /** As of Kubernetes 1.37. */
  private static final Set<String> SAFE =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_wmem",
          "net.ipv4.tcp_slow_start_after_idle",
          "net.ipv4.tcp_notsent_lowat");

  private static final Control CONTROL =
      Control.named("workload/safe-sysctls", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pods set only sysctls that are safe beside others")
          .rationale(
              """
              A kernel parameter that is not kept apart for each pod changes the node under all of
              them, and one that is may still exhaust its memory. The kubelet refuses such a pod
              unless the node was opened for it, and then any pod may set it.
              """)
          .remediation(
              """
              Remove the entry from spec.securityContext.sysctls, or set it on the node for a pool \
              of its own\
              """)
          .reference("pss", "sysctls")
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "unsafe-sysctls")
          .reference("trivy", "KSV-0026")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  sysctls:
                    - name: kernel.msgmax
                      value: "65536"
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  sysctls:
                    - name: net.ipv4.tcp_syncookies
                      value: "1"
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field sysctl : pod.securityContext().get("sysctls").items()) {
      Field field = sysctl.get("name");
      String name = field.string().orElse("");
      if (!SAFE.contains(name.replace('/', '.'))) {
        verdict
            .fail(field, "the sysctl %s is not safe beside other pods".formatted(name))
            .evidence("sysctl", name);
      }
    }
  }
}
