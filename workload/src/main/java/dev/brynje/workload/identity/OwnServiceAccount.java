package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class OwnServiceAccount implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/own-service-account", Ring.WORKLOAD, Severity.LOW)
          .title("Pods that call the API have a service account of their own")
          .rationale(
              """
              All pods of a namespace that name no service account share the account default. What
              one of them is granted, all of them may do, and the audit log cannot tell them apart.
              """)
          .remediation(
              """
              Make a ServiceAccount for this workload and name it in spec.serviceAccountName\
              """)
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.5")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "default-service-account")
          .reference("kubesec", "ServiceAccountName")
          .reference("kubescape", "C-0189")
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
                serviceAccountName: api
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
  public boolean concerns(Pod pod) {
    return !pod.spec().get("automountServiceAccountToken").isFalse();
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field name = Accounts.named(pod);
    String account = name.string().orElse("");
    if (account.isEmpty()) {
      verdict.fail(name, "no service account is named, so the pod runs as default");
    } else if (account.equals("default")) {
      verdict.fail(name, "the pod runs as the service account default");
    }
  }
}
