package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.AutoscalerFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.Optional;

final class AutoscalerTarget implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/autoscaler-target", Ring.WORKLOAD, Severity.LOW)
          .title("What an autoscaler scales exists")
          .rationale(
              """
              An autoscaler whose target has another name, or is of another API group, scales
              nothing: under load, or under attack, the pods stay as few as they are.
              """)
          .remediation("Write in spec.scaleTargetRef the apiVersion, kind and name of the workload")
          .reference("kube-linter", "dangling-horizontalpodautoscaler")
          .reference("kube-score", "horizontalpodautoscaler-has-target")
          .reference("kubescape", "C-0300")
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
              ---
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: apo
                minReplicas: 2
                maxReplicas: 6
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
              ---
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: api
                minReplicas: 2
                maxReplicas: 6
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (AutoscalerFact autoscaler : inventory.all(AutoscalerFact.class)) {
      verdict.judged();
      Optional<ObjectRef> target = target(autoscaler, inventory);
      if (target.isEmpty()) {
        verdict.fail(
            autoscaler.object(),
            autoscaler.target(),
            "%s %s/%s is not among these files"
                .formatted(
                    autoscaler.kind(),
                    autoscaler.object().effectiveNamespace(),
                    autoscaler.name()));
      } else if (!target.get().group().equals(autoscaler.group())) {
        verdict
            .fail(
                autoscaler.object(),
                autoscaler.target(),
                "the target's apiVersion is of %s, but %s %s is of %s, so nothing is scaled"
                    .formatted(
                        named(autoscaler.group()),
                        autoscaler.kind(),
                        autoscaler.name(),
                        named(target.get().group())))
            .remedy("Set spec.scaleTargetRef.apiVersion: " + target.get().apiVersion());
      }
    }
  }

  private static Optional<ObjectRef> target(AutoscalerFact autoscaler, Inventory inventory) {
    String kind = autoscaler.kind();
    String namespace = autoscaler.object().effectiveNamespace();
    String name = autoscaler.name();
    return inventory
        .find(WorkloadFact.class, kind, namespace, name)
        .map(WorkloadFact::object)
        .or(() -> inventory.find(ObjectFact.class, kind, namespace, name).map(ObjectFact::object));
  }

  private static String named(String group) {
    if (!group
        .chars()
        .allMatch(c -> ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '.' || c == '-')) {
      return "a group that cannot be";
    }
    return group.isEmpty() ? "the core group" : "the group " + group;
  }
}
