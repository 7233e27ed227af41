package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoTokenAutomount implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-token-automount", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pods mount no service-account token that they do not need")
          .rationale(
              """
              The token of the service account lies as a file in every container. Whoever reads it
              talks to the API server as the pod. Most programs never call the API: for them it is
              only a key left in the door.
              """)
          .remediation(
              """
              Set spec.automountServiceAccountToken: false; a program that does call the API gets \
              a projected token with an audience and a lifetime\
              """)
          .reference("cis", "5.1.6")
          .reference("nsa-cisa", "Protecting Pod service account tokens")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-522")
          .reference("polaris", "automountServiceAccountToken")
          .reference("checkov", "CKV_K8S_38")
          .reference("trivy", "KSV-0036")
          .reference("kubesec", "AutomountServiceAccountToken")
          .reference("kubescape", "C-0034", "C-0190", "C-0261")
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
                automountServiceAccountToken: false
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
    Field setting = pod.spec().get("automountServiceAccountToken");
    if (setting.isTrue()) {
      verdict.fail(setting, "every container gets a token for the API server");
    } else if (!setting.present()) {
      verdict.fail(
          setting,
          "automountServiceAccountToken is not set, so every container gets a token for the API"
              + " server unless the ServiceAccount says otherwise");
    }
  }
}
