package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class SeLinuxOptions implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/seLinuxOptions", Ring.WORKLOAD, Severity.HIGH)
          .title("SELinux keeps containers in their own domain")
          .rationale(
              """
              The SELinux type decides what a process may touch at all. A type that is not one of
              the container types, such as spc_t, or a user or role of one's own lets it out of
              the domain that separates it from the node.
              """)
          .remediation(
              "Remove seLinuxOptions.user and role, and keep type to container_t,"
                  + " container_init_t, container_kvm_t or container_engine_t")
          .reference("pss", "seLinuxOptions")
          .reference("trivy", "KSV-0025")
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
                      seLinuxOptions:
                        type: spc_t
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
                      seLinuxOptions:
                        type: container_t
              """)
          .define();

  static final PodCheck FIRST =
      new SeLinuxOptions(List.of("container_t", "container_init_t", "container_kvm_t"));
  static final PodCheck SINCE_1_31 =
      new SeLinuxOptions(
          List.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t"));

  private final List<String> types;

  private SeLinuxOptions(List<String> types) {
    this.types = types;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Scope scope : Scope.all(pod)) {
      Field options = scope.setting("seLinuxOptions");
      Field type = options.get("type");
      String domain = type.string().orElse("");
      if (!domain.isEmpty() && !types.contains(domain)) {
        scope
            .fail(verdict, type, "the SELinux type is " + domain)
            .evidence("type", domain)
            .remedy("Remove it, or use one of " + String.join(", ", types));
      }
      mustBeEmpty(options.get("user"), scope, verdict);
      mustBeEmpty(options.get("role"), scope, verdict);
    }
  }

  private static void mustBeEmpty(Field option, Scope scope, Verdict verdict) {
    String value = option.string().orElse("");
    if (!value.isEmpty()) {
      scope
          .fail(verdict, option, "the SELinux " + option.name() + " is " + value)
          .evidence(option.name(), value)
          .remedy("Remove " + option.name());
    }
  }
}
