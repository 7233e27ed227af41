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

final class ResourceQuotaIsSet implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/resource-quota", Ring.WORKLOAD, Severity.LOW)
          .ofNamespaces()
          .title("Every namespace has a ResourceQuota")
          .rationale(
              """
              Without a quota one namespace can take the memory, the addresses and the volumes of
              all: by a mistake in one manifest, or because somebody mines coins in it. A quota
              also turns away pods that set no requests or limits.
              """)
          .remediation(
              "Add a ResourceQuota to the namespace with what it may take of "
                  + "requests.cpu, limits.memory and pods")
          .effort(Effort.BLOCK)
          .reference("trivy", "KSV-0040")
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
              kind: ResourceQuota
              metadata:
                name: shop
                namespace: shop
              spec:
                hard:
                  limits.memory: 8Gi
                  pods: 40
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
      if (object.object().kind().equals("ResourceQuota")) {
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
                      "namespace %s has no ResourceQuota among these files, so nothing bounds what it takes"
                          .formatted(namespace))
                  .evidence("namespace", namespace);
            }
          }
        });
  }
}
