package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RouteFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class IngressBackend implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/ingress-backend", Ring.NETWORK, Severity.LOW)
          .title("Every Service that an Ingress leads to exists")
          .rationale(
              """
              An Ingress that leads to a Service which is not there answers with an error, and
              leads to whatever somebody later creates under that name. Mostly the Service was
              renamed or removed and the public name forgotten.
              """)
          .remediation("Correct backend.service.name and port, or remove the path")
          .reference("kube-linter", "dangling-ingress")
          .reference("kube-score", "ingress-targets-service")
          .reference("kubescape", "C-0298")
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
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
              spec:
                tls:
                  - hosts: [shop.example.com]
                    secretName: shop-tls
                rules:
                  - host: shop.example.com
                    http:
                      paths:
                        - path: /
                          pathType: Prefix
                          backend:
                            service:
                              name: apo
                              port:
                                number: 80
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
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
              spec:
                tls:
                  - hosts: [shop.example.com]
                    secretName: shop-tls
                rules:
                  - host: shop.example.com
                    http:
                      paths:
                        - path: /
                          pathType: Prefix
                          backend:
                            service:
                              name: api
                              port:
                                number: 80
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (RouteFact route : inventory.all(RouteFact.class)) {
      if (route.object().kind().equals("Ingress")) {
        Backends.judge(inventory, route, verdict);
      }
    }
  }
}
