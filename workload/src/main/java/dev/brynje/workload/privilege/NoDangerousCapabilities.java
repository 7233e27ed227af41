package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoDangerousCapabilities implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-dangerous-capabilities", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers add no capability that reaches beyond them")
          .rationale(
              """
              Some capabilities are as good as the node: SYS_ADMIN mounts its disks, SYS_MODULE
              loads code into its kernel, DAC_READ_SEARCH opens its files past every mount. Others
              watch or forge what the neighbours send, read kernel memory or trace other processes.
              """)
          .remediation("Remove the capability from securityContext.capabilities.add")
          .reference("pss", "capabilities_baseline")
          .reference("cis", "5.2.8", "5.2.9")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("polaris", "dangerousCapabilities")
          .reference("checkov", "CKV_K8S_25", "CKV_K8S_39")
          .reference("trivy", "KSV-0005", "KSV-0022", "KSV-0106", "KSV-0119", "KSV-0120")
          .reference("kubesec", "CapSysAdmin")
          .reference("kubescape", "C-0046", "C-0200")
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
                        drop: [ALL]
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
                        drop: [ALL]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field item : container.securityContext().at("capabilities", "add").items()) {
      String written = item.string().orElse("");
      Capability.danger(Capability.named(written))
          .ifPresent(danger ->
              verdict
                  .fail(item, "the capability %s %s".formatted(written, danger.power()))
                  .evidence("capability", written)
                  .severity(danger.severity()));
    }
  }
}
