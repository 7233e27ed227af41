package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoAddedCapabilities implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-added-capabilities", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers add no capability but NET_BIND_SERVICE")
          .rationale(
              """
              Each capability is a part of what root may do. Binding a low port is the only one that
              an ordinary service has a use for; for most others there is a setting, a volume
              permission or an init container that needs less.
              """)
          .remediation("Remove the capability from securityContext.capabilities.add")
          .reference("pss", "capabilities_baseline", "capabilities_restricted")
          .reference("cis", "5.2.9")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .reference("checkov", "CKV_K8S_25")
          .reference("trivy", "KSV-0022", "KSV-0106")
          .reference("kubescape", "C-0200", "C-0219")
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
                        add: [IPC_LOCK]
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
                        add: [NET_BIND_SERVICE]
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
      String name = Capability.named(written);
      if (name.equals("NET_BIND_SERVICE") || Capability.danger(name).isPresent()) {
        continue;
      }
      Complaint complaint =
          verdict.fail(item, message(name).formatted(written)).evidence("capability", written);
      if (Capability.isDefault(name)) {
        complaint.severity(Severity.LOW);
      }
    }
  }

  private static String message(String name) {
    if (Capability.isDefault(name)) {
      return "the capability %s is added";
    }
    return Capability.isKnown(name)
        ? "the capability %s is added, which no runtime gives by itself"
        : "%s is added, which is no capability of Linux";
  }
}
