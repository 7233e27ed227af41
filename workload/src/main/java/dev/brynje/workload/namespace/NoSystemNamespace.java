package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;

final class NoSystemNamespace implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-system-namespace", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Applications stay out of the namespaces of Kubernetes")
          .rationale(
              """
              kube-system holds the accounts and Secrets on which the cluster stands, and is
              exempted from many policies. An application in it can mount them, is judged more
              mildly, and looks as if it belonged there.
              """)
          .remediation("Set metadata.namespace to a namespace made for this application")
          .reference("trivy", "KSV-0037")
          .reference("nsm", "2.2.3", "2.2.5")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: kube-system
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
  public boolean concerns(Pod pod) {
    return NamespaceFact.SYSTEM.contains(pod.owner().namespace());
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    if (!isPartOfCluster(pod)) {
      verdict.fail(
          pod.owner().metadata().get("namespace"),
          "%s is for what the cluster runs on".formatted(pod.owner().namespace()));
    }
  }

  /** By the labels that the cluster's own parts have. */
  private static boolean isPartOfCluster(Pod pod) {
    Map<String, String> labels = pod.labels();
    return "control-plane".equals(labels.get("tier"))
        || labels.containsKey("k8s-app")
        || pod.owner().labels().containsKey("addonmanager.kubernetes.io/mode");
  }
}
