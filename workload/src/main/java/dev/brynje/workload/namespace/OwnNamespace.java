package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;
import java.util.Set;

final class OwnNamespace implements ObjectCheck {
  /** Besides workloads, what an application consists of. */
  private static final Set<String> KINDS =
      Set.of("ConfigMap", "Ingress", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount");

  /** What the cluster itself puts there. */
  private static final Map<String, String> OF_THE_CLUSTER =
      Map.of("Service", "kubernetes", "ServiceAccount", "default");

  private static final Control CONTROL =
      Control.named("workload/own-namespace", Ring.WORKLOAD, Severity.LOW)
          .title("An application lives in a namespace of its own")
          .rationale(
              """
              The namespace default is where everything lands that names none. Policies, quotas
              and access then hold for all of it or for nothing, and a namespace cannot be closed
              whose inhabitants nobody knows.
              """)
          .remediation("Set metadata.namespace to a namespace made for this application")
          .reference("kube-linter", "use-namespace")
          .reference("checkov", "CKV_K8S_21")
          .reference("trivy", "KSV-0110")
          .reference("kubescape", "C-0061", "C-0212")
          .reference("cis", "5.7.4")
          .reference("nsm", "2.2.3")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: default
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
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
  public boolean concerns(KubeObject object) {
    return Pod.of(object).isPresent() || (KINDS.contains(object.kind()) && !isOfTheCluster(object));
  }

  private static boolean isOfTheCluster(KubeObject object) {
    return object.name().equals(OF_THE_CLUSTER.get(object.kind()));
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field namespace = object.metadata().get("namespace");
    if (!namespace.present()) {
      verdict
          .fail(
              object.metadata().get("name"),
              "no namespace is named, so it lands in default unless the command says otherwise")
          .severity(Severity.INFO);
    } else if (object.namespace().equals("default")) {
      verdict.fail(namespace, "the namespace default belongs to nobody");
    }
  }
}
