package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashSet;
import java.util.Set;

final class Sysctls implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/sysctls", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods set only kernel parameters that stay within the pod")
          .rationale(
              """
              Most kernel parameters are the node's: a pod that sets one changes it for all of its
              neighbours or weakens the kernel under them. A short list is separate for each pod
              and safe.
              """)
          .remediation("Remove the sysctl, or set it on the node where that is meant")
          .reference("pss", "sysctls")
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
                    - name: net.ipv4.tcp_keepalive_time
                      value: "600"

                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  static final Sysctls FIRST =
      new Sysctls(
          Set.of(
              "kernel.shm_rmid_forced",
              "net.ipv4.ip_local_port_range",
              "net.ipv4.tcp_syncookies",
              "net.ipv4.ping_group_range",
              "net.ipv4.ip_unprivileged_port_start"));
  static final Sysctls SINCE_1_27 = FIRST.and("net.ipv4.ip_local_reserved_ports");
  static final Sysctls SINCE_1_29 =
      SINCE_1_27.and(
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes");
  static final Sysctls SINCE_1_32 = SINCE_1_29.and("net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");
  static final Sysctls SINCE_1_37 =
      SINCE_1_32.and("net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat");

  private final Set<String> allowed;

  private Sysctls(Set<String> allowed) {
    this.allowed = allowed;
  }

  private Sysctls and(String... more) {
    Set<String> all = new HashSet<>(allowed);
    all.addAll(Set.of(more));
    return new Sysctls(Set.copyOf(all));
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field sysctl : pod.securityContext().get("sysctls").items()) {
      Field name = sysctl.get("name");
      String parameter = name.string().orElse("");
      if (!allowed.contains(parameter)) {
        verdict
            .fail(name, "sysctl " + parameter + " is not one that a pod may set")
            .evidence("sysctl", parameter);
      }
    }
  }
}
