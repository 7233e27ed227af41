package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class IngressTls implements ObjectCheck {
  /** Annotations by which a load balancer of a cloud is given its certificate. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "alb.ingress.kubernetes.io/certificate-arn",
          "ingress.gcp.kubernetes.io/pre-shared-cert",
          "networking.gke.io/managed-certificates",
          "appgw.ingress.kubernetes.io/appgw-ssl-certificate");

  private static final Set<String> PLAIN_TOO =
      Set.of("nginx.ingress.kubernetes.io/ssl-redirect", "ingress.kubernetes.io/ssl-redirect");

  private static final Control CONTROL =
      Control.named("network/ingress-tls", Ring.NETWORK, Severity.MEDIUM)
          .title("Every host of an Ingress is served over TLS")
          .rationale(
              """
              Without TLS, passwords, sessions and personal data travel in the clear, and
              everybody on the way can read and change them. An Ingress serves plain HTTP for each
              host that no entry of spec.tls names.
              """)
          .remediation("Name each host in spec.tls[].hosts with a certificate in secretName")
          .effort(Effort.BLOCK)
          .reference("polaris", "tlsSettingsMissing")
          .reference("kubescape", "C-0263")
          .reference("nsm", "2.7.4")
          .reference("gdpr", "Art. 32(1)(a)")
          .reference("cwe", "CWE-319")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
              spec:
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
    Map<String, String> annotations = object.annotations();
    if (!Collections.disjoint(annotations.keySet(), ELSEWHERE)) {
      return;
    }
    Field tls = object.spec().get("tls");
    if (tls.items().isEmpty()) {
      verdict.fail(tls, "the Ingress has no TLS, so it serves plain HTTP");
      return;
    }
    judgeHosts(object, tls, verdict);
    for (Field annotation : object.metadata().get("annotations").fields()) {
      if (PLAIN_TOO.contains(annotation.name())
          && annotation.string().filter("false"::equals).isPresent()) {
        verdict.fail(annotation, "plain HTTP is served beside TLS").severity(Severity.LOW);
      }
    }
  }

  private static void judgeHosts(KubeObject object, Field tls, Verdict verdict) {
    Set<String> covered = new HashSet<>();
    for (Field entry : tls.items()) {
      if (entry.get("hosts").items().isEmpty()) {
        return;
      }
      covered.addAll(entry.get("hosts").strings());
    }
    for (Field rule : object.spec().get("rules").items()) {
      Field field = rule.get("host");
      String host = field.string().orElse("");
      if (!host.isEmpty() && !covered.contains(host) && !covered.contains(wildcard(host))) {
        verdict
            .fail(
                field,
                "no entry of spec.tls names %s, so it is served over plain HTTP".formatted(host))
            .evidence("host", host);
      }
    }
  }

  /** The wildcard that stands for a host: its first label replaced. */
  private static String wildcard(String host) {
    return "*" + host.substring(Math.max(0, host.indexOf('.')));
  }
}
