package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class PriorityClass implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/priority-class", Ring.WORKLOAD, Severity.INFO)
          .title("Pods say how much they matter")
          .rationale(
              """
              When memory is short, pods without a priority class all count the same, and the shop
              goes before the report that nobody reads. The classes system-node-critical and
              system-cluster-critical belong to the cluster: an application with one of them
              pushes aside what the cluster runs on.
              """)
          .remediation("Set spec.priorityClassName to a PriorityClass of your own")
          .reference("kube-linter", "priority-class-name")
          .reference("polaris", "priorityClassNotSet")
          .reference("nsm", "2.2.7")
          .bad(
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
                    priorityClassName: business
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
    Field name = pod.spec().get("priorityClassName");
    String word = name.string().orElse("");
    if (word.isEmpty()) {
      verdict.fail(name, "priorityClassName is not set");
    } else if (word.startsWith("system-") && !pod.owner().namespace().equals("kube-system")) {
      verdict
          .fail(name, "%s is meant for what the cluster runs on".formatted(word))
          .severity(Severity.LOW);
    }
  }
}
