package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class DefaultSeLinuxOptions implements PodCheck {
  private static final Set<String> ORDINARY =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
  private static final Set<String> UNCONFINED =
      Set.of("spc_t", "unconfined_t", "unconfined_service_t", "container_runtime_t", "init_t");

  private static final Control CONTROL =
      Control.named("workload/default-se-linux-options", Ring.WORKLOAD, Severity.MEDIUM)
          .title("SELinux labels are those of ordinary containers")
          .rationale(
              """
              SELinux keeps a container from the files and processes of the node by its type. A type
              of one's own choice, above all spc_t, or another user or role takes that wall down.
              The level, which keeps containers apart from each other, may be set freely.
              """)
          .remediation("Remove user, role and type from seLinuxOptions")
          .reference("pss", "seLinuxOptions")
          .reference("nsa-cisa", "Hardening container environments")
          .reference("nsm", "2.3.8")
          .reference("cwe", "CWE-693")
          .reference("trivy", "KSV-0025")
          .reference("polaris", "linuxHardening")
          .reference("kubescape", "C-0055")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  seLinuxOptions:
                    type: spc_t
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
                  seLinuxOptions:
                    level: s0:c123,c456
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
    judge("", pod.securityContext().get("seLinuxOptions"), verdict);
    for (Container container : pod.containers()) {
      judge(container.name(), container.securityContext().get("seLinuxOptions"), verdict);
    }
  }

  private static void judge(String container, Field options, Verdict verdict) {
    Field type = options.get("type");
    String name = type.string().orElse("");
    if (UNCONFINED.contains(name)) {
      verdict
          .fail(container, type, "the SELinux type %s confines nothing".formatted(name))
          .severity(Severity.HIGH);
    } else if (!ORDINARY.contains(name)) {
      verdict.fail(
          container,
          type,
          "the SELinux type %s is not that of ordinary containers".formatted(name));
    }
    unset(container, options.get("user"), verdict);
    unset(container, options.get("role"), verdict);
  }

  private static void unset(String container, Field field, Verdict verdict) {
    String value = field.string().orElse("");
    if (!value.isEmpty()) {
      verdict.fail(container, field, "the SELinux %s is set to %s".formatted(field.name(), value));
    }
  }
}
