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
import java.util.List;

final class DropAllCapabilities implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/drop-all-capabilities", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers drop all capabilities")
          .rationale(
              """
              A runtime gives every container a dozen capabilities that few programs use. NET_RAW
              among them forges packets of the neighbours; SETUID, MKNOD and DAC_OVERRIDE are what a
              break-out builds on. Dropped, they cannot be used by anybody.
              """)
          .remediation(
              """
              Set securityContext.capabilities.drop: [ALL] and add back what the program needs\
              """)
          .reference("pss", "capabilities_restricted")
          .reference("cis", "5.2.8", "5.2.10")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "drop-net-raw-capability")
          .reference("polaris", "insecureCapabilities", "linuxHardening")
          .reference("checkov", "CKV_K8S_28", "CKV_K8S_30", "CKV_K8S_37")
          .reference("trivy", "KSV-0003", "KSV-0004", "KSV-0106", "KSV-0118")
          .reference("kubesec", "CapDropAll", "CapDropAny")
          .reference("kubescape", "C-0055", "C-0199", "C-0201", "C-0211", "C-0220")
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
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field drop = container.securityContext().at("capabilities", "drop");
    List<String> dropped = drop.strings();
    if (dropped.isEmpty()) {
      verdict.fail(drop, "no capability is dropped, so the runtime's default ones stay");
      return;
    }
    boolean netRaw = false;
    for (String name : dropped) {
      if (name.equals("ALL")) {
        return;
      }
      netRaw |= Capability.named(name).equals("NET_RAW");
    }
    Complaint complaint =
        verdict
            .fail(drop, "drop lists only %s, not ALL".formatted(String.join(", ", dropped)))
            .remedy("Write drop: [ALL] here");
    if (netRaw) {
      complaint.severity(Severity.LOW);
    }
  }
}
