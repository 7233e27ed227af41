package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class OwnNamespace implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/own-namespace", Ring.WORKLOAD, Severity.LOW)
          .title("Workloads live in a namespace of their own")
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
  public void judge(Pod pod, Verdict verdict) {
    Field namespace = pod.owner().metadata().get("namespace");
    if (!namespace.present()) {
      verdict
          .fail(
              pod.owner().metadata().get("name"),
              "no namespace is named, so it lands in default unless the command says otherwise")
          .severity(Severity.INFO);
    } else if (pod.owner().namespace().equals("default")) {
      verdict.fail(namespace, "the namespace default belongs to nobody");
    }
  }
}
