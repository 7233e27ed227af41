package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class IngressHost implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/ingress-host", Ring.NETWORK, Severity.LOW)
          .title("Every rule of an Ingress names its host")
          .rationale(
              """
              A rule without host, or with a wildcard, answers for every name that points at the
              gateway: also for names that others let point there. Links and sessions made for one
              host then work under a name of an intruder's choice, and two teams that share the
              gateway can take each other's names.
              """)
          .remediation("Write the host name in spec.rules[].host")
          .reference("nsm", "2.5.2")
          .reference("cwe", "CWE-346")
          .bad(
              """
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
                  - host: '*.example.com'
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
          .good(
              """
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
  public boolean concerns(KubeObject object) {
    return Ingresses.is(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    for (Field rule : object.spec().get("rules").items()) {
      Field field = rule.get("host");
      String host = field.string().orElse("");
      if (host.isEmpty() || host.equals("*")) {
        verdict
            .fail(field, "the rule names no host, so it answers for every name")
            .evidence("host", host);
      } else if (host.startsWith("*.")) {
        verdict
            .fail(field, "the rule answers for every name under %s".formatted(host.substring(2)))
            .severity(Severity.INFO)
            .evidence("host", host);
      }
    }
  }
}
