package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectKey;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.HashMap;
import java.util.Map;

final class NoDuplicates implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/no-duplicates", Ring.WORKLOAD, Severity.LOW)
          .title("Every object is given once")
          .rationale(
              """
              When two documents describe one object, the one applied last wins, and the order is
              that of file names or of chance. A setting that was hardened in one of them is then
              undone by the other.
              """)
          .remediation("Keep one of the two; use an overlay where environments differ")
          .reference("cwe", "CWE-694")
          .reference("nsm", "2.3.4")
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
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                replicas: 2
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
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: web
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: web
                template:
                  metadata:
                    labels:
                      app: web
                  spec:
                    containers:
                      - name: web
                        image: registry.example.com/web:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    Map<ObjectKey, Fact> first = HashMap.newHashMap(inventory.objects().size());
    for (Fact fact : inventory.objects()) {
      ObjectRef object = fact.object();
      if (object.name().isEmpty() || object.name().endsWith("*")) {
        continue;
      }
      verdict.judged();
      String kind = object.kind() + "." + object.group();
      ObjectKey name = new ObjectKey(kind, object.effectiveNamespace(), object.name());
      Fact before = first.putIfAbsent(name, fact);
      if (before != null) {
        Place place = before.place();
        verdict.fail(
            object,
            fact.place(),
            "%s is given at %s:%s too, and the one applied last wins"
                .formatted(object.words(), place.path(), place.span().line()));
      }
    }
  }
}
