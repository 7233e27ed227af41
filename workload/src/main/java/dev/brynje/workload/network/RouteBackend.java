package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RouteFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class RouteBackend implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/route-backend", Ring.NETWORK, Severity.LOW)
          .title("Every Service that a Gateway route leads to exists")
          .rationale(
              """
              A route of the Gateway API that leads to a missing Service answers with an error,
              and leads to whatever somebody later creates under that name.
              """)
          .remediation("Correct backendRefs[].name, namespace and port, or remove the rule")
          .reference("kubescape", "C-0302")
          .reference("nsm", "2.5.2")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              ---
              apiVersion: gateway.networking.k8s.io/v1
              kind: HTTPRoute
              metadata:
                name: shop
                namespace: shop
              spec:
                parentRefs:
                  - name: public
                rules:
                  - backendRefs:
                      - name: apo
                        port: 80
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              ---
              apiVersion: gateway.networking.k8s.io/v1
              kind: HTTPRoute
              metadata:
                name: shop
                namespace: shop
              spec:
                parentRefs:
                  - name: public
                rules:
                  - backendRefs:
                      - name: api
                        port: 80
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (RouteFact route : inventory.all(RouteFact.class)) {
      if (!route.object().kind().equals("Ingress")) {
        Backends.judge(inventory, route, verdict);
      }
    }
  }
}
