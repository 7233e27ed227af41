package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.HashSet;
import java.util.Set;

final class LimitRangeIsSet implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/limit-range", Ring.WORKLOAD, Severity.LOW)
          .ofNamespaces()
          .title("Every namespace has a LimitRange")
          .rationale(
              """
              A LimitRange gives containers that set no requests and limits some all the same, and
              bounds those that ask for too much. Without it one forgotten line lets a container
              take a whole node.
              """)
          .remediation(
              "Add a LimitRange to the namespace with default, defaultRequest and max for "
                  + "containers")
          .effort(Effort.BLOCK)
          .reference("trivy", "KSV-0039")
          .reference("nsa-cisa", "Resource policies")
          .reference("nsm", "2.2.7")
          .reference("cwe", "CWE-770")
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
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: v1
              kind: LimitRange
              metadata:
                name: shop
                namespace: shop
              spec:
                limits:
                  - type: Container
                    default:
                      memory: 512Mi
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    Set<String> having = new HashSet<>();
    for (ObjectFact object : inventory.all(ObjectFact.class)) {
      if (object.object().kind().equals("LimitRange")) {
        having.add(object.object().effectiveNamespace());
      }
    }
    inventory
        .namespaces()
        .forEach((namespace, fact) -> {
          if (!NamespaceFact.SYSTEM.contains(namespace)) {
            verdict.judged();
            if (!having.contains(namespace)) {
              verdict
                  .fail(
                      fact.object(),
                      fact.place(),
                      "namespace %s has no LimitRange among these files, so limits have no default"
                          .formatted(namespace))
                  .evidence("namespace", namespace);
            }
          }
        });
  }
}
