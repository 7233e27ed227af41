package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;

final class SelectorMatchesTemplate implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/selector-matches-template", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The selector of a workload selects its own pods")
          .rationale(
              """
              A controller finds its pods by its selector. When the template's labels do not
              satisfy it, the API server refuses the object, and what runs is the version before
              it.
              """)
          .remediation(
              "Write the same labels in spec.selector.matchLabels and "
                  + "spec.template.metadata.labels")
          .reference("kube-linter", "mismatching-selector")
          .reference(
              "kube-score",
              "deployment-pod-selector-labels-match-template-metadata-labels",
              "statefulset-pod-selector-labels-match-template-metadata-labels")
          .reference("kubescape", "C-0296")
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
                    app: apo
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
    return switch (pod.owner().kind()) {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
          pod.owner().group().equals("apps");
      case "ReplicationController" -> pod.owner().spec().get("selector").present();
      case "Rollout" -> true;
      default -> false;
    };
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field field = pod.owner().spec().get("selector");
    if (!field.present()) {
      verdict.fail(field, "the selector is missing, so the API server refuses it");
      return;
    }
    boolean plain = pod.owner().kind().equals("ReplicationController");
    LabelSelector selector = plain ? LabelSelector.ofLabels(field) : LabelSelector.of(field);
    Map<String, String> labels = pod.labels();
    if (selector.isEmpty()) {
      verdict.fail(field, "the selector is empty, so the API server refuses it");
    } else if (!selector.matches(labels)) {
      verdict.fail(
          plain ? field : culprit(field, labels),
          "the selector does not match the labels of the pod template");
    }
  }

  /** The first label that differs, else the whole selector. */
  private static Field culprit(Field selector, Map<String, String> labels) {
    for (Field label : selector.get("matchLabels").fields()) {
      if (!label.string().orElse("").equals(labels.get(label.name()))) {
        return label;
      }
    }
    return selector;
  }
}
