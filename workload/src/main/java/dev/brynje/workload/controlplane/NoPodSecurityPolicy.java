package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.ArrayList;
import java.util.List;

final class NoPodSecurityPolicy implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-pod-security-policy", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pods are not held by a PodSecurityPolicy")
          .rationale(
              """
              Kubernetes 1.25 removed PodSecurityPolicy. The object can no longer be created, and a
              cluster that was held by it is held by nothing until something else has taken its
              place.
              """)
          .remediation(
              "Label the namespaces with pod-security.kubernetes.io/enforce: restricted, "
                  + "and remove the policy")
          .effort(Effort.BLOCK)
          .reference(
              "checkov",
              "CKV_K8S_1",
              "CKV_K8S_2",
              "CKV_K8S_3",
              "CKV_K8S_4",
              "CKV_K8S_5",
              "CKV_K8S_6",
              "CKV_K8S_7",
              "CKV_K8S_24",
              "CKV_K8S_32",
              "CKV_K8S_36")
          .reference("kubescape", "C-0068")
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-477")
          .bad(
              """
              apiVersion: policy/v1beta1
              kind: PodSecurityPolicy
              metadata:
                name: permissive
              spec:
                privileged: true
                runAsUser:
                  rule: RunAsAny
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("PodSecurityPolicy")
        && (object.group().equals("policy") || object.group().equals("extensions"));
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    List<String> allowed = allowed(object);
    String message = "PodSecurityPolicy was removed in Kubernetes 1.25 and holds nothing";
    verdict.fail(
        object.root().get("kind"),
        allowed.isEmpty() ? message : message + "; this one allowed " + String.join(", ", allowed));
  }

  private static List<String> allowed(KubeObject object) {
    Field spec = object.spec();
    List<String> allowed = new ArrayList<>();
    for (String field : List.of("privileged", "hostPID", "hostIPC", "hostNetwork")) {
      if (spec.get(field).isTrue()) {
        allowed.add(field);
      }
    }
    if (!spec.get("allowPrivilegeEscalation").isFalse()) {
      allowed.add("privilege escalation");
    }
    if (!spec.at("runAsUser", "rule").string().filter("MustRunAsNonRoot"::equals).isPresent()) {
      allowed.add("root");
    }
    if (!spec.get("allowedCapabilities").items().isEmpty()) {
      allowed.add("added capabilities");
    }
    List<String> dropped = spec.get("requiredDropCapabilities").strings();
    if (!dropped.contains("ALL") && !dropped.contains("NET_RAW")) {
      allowed.add("NET_RAW");
    }
    return allowed;
  }
}
