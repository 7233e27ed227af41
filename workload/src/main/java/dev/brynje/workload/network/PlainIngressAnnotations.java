package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class PlainIngressAnnotations implements ObjectCheck {
  private static final Set<String> COPIED =
      Set.of("auth-url", "auth-signin", "auth-tls-match-cn", "mirror-target", "mirror-host");
  private static final String PREFIX = "nginx.ingress.kubernetes.io/";

  private static final Control CONTROL =
      Control.named("network/plain-ingress-annotations", Ring.NETWORK, Severity.HIGH)
          .title("Annotations that NGINX copies hold nothing but names and addresses")
          .rationale(
              """
              Controllers before 1.11.5 and 1.12.1 copied the annotations for authentication and
              mirroring into the configuration without a look. A brace, a semicolon or a line
              break in them ends the directive and begins another: whoever writes it runs code in
              the gateway (CVE-2025-24514, CVE-2025-1097, CVE-2025-1098).
              """)
          .remediation(
              "Write a plain address or name in the annotation, and run a controller of "
                  + "1.11.5, 1.12.1 or later")
          .reference("trivy", "KCV-0093")
          .reference("nsm", "3.1.1")
          .reference("cwe", "CWE-94")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
                annotations:
                  nginx.ingress.kubernetes.io/auth-url: "http://auth.example.com/#;}"
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
          .good(
              """
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
                annotations:
                  nginx.ingress.kubernetes.io/auth-url: "http://auth.example.com/check"
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
    for (Field annotation : object.metadata().get("annotations").fields()) {
      if (annotation.name().startsWith(PREFIX)) {
        String name = annotation.name().substring(PREFIX.length());
        if (COPIED.contains(name)) {
          judge(annotation, name, verdict);
        }
      }
    }
  }

  /** Variables such as {@code ${host}} are common in addresses, and so their braces are passed. */
  private static void judge(Field annotation, String name, Verdict verdict) {
    String value = annotation.string().orElse("").strip();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean variable = (c == '{' && i > 0 && value.charAt(i - 1) == '$') || isEnd(value, i);
      if (!variable && isSuspicious(c, name)) {
        verdict
            .fail(annotation, "%s holds %s, which can end the directive".formatted(name, word(c)))
            .evidence("character", word(c));
        return;
      }
    }
  }

  private static boolean isEnd(String value, int at) {
    return value.charAt(at) == '}' && value.lastIndexOf("${", at) > value.lastIndexOf('}', at - 1);
  }

  /** A pattern for the name in a certificate may well have braces and a hash. */
  private static boolean isSuspicious(char c, String name) {
    return switch (c) {
      case '\n', '\r', ';' -> true;
      case '{', '}', '#' -> !name.equals("auth-tls-match-cn");
      default -> false;
    };
  }

  private static String word(char c) {
    return c == '\n' || c == '\r' ? "a line break" : Character.toString(c);
  }
}
