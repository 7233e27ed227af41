package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class NoSnippets implements ObjectCheck {
  /** What NGINX takes as code or as a way to files. */
  private static final Pattern DANGEROUS =
      Pattern.compile("(?i)\\b(\\w*_by_lua\\w*|lua_\\w+|alias|root|load_module|serviceaccount)\\b");

  private static final Control CONTROL =
      Control.named("network/no-snippets", Ring.NETWORK, Severity.HIGH)
          .title("No Ingress brings its own configuration of the gateway")
          .rationale(
              """
              A snippet annotation is pasted into the configuration of the shared NGINX. Who may
              write an Ingress can so run Lua in the gateway, serve files of its container, read
              its service-account token and with it the Secrets of all namespaces
              (CVE-2021-25742). Recent controllers refuse snippets unless told otherwise.
              """)
          .remediation(
              "Remove the annotation; use the controller's own annotations, and keep "
                  + "allow-snippet-annotations: \"false\"")
          .effort(Effort.BLOCK)
          .reference("checkov", "CKV_K8S_152", "CKV_K8S_153", "CKV_K8S_154")
          .reference("kubescape", "C-0059")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-94")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: shop
                namespace: shop
                annotations:
                  nginx.ingress.kubernetes.io/configuration-snippet: |
                    more_set_headers "X-Frame-Options: DENY";
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
      String name = annotation.name();
      if (name.endsWith("-snippet") || name.endsWith("-snippets")) {
        judge(annotation, name.substring(name.indexOf('/') + 1), verdict);
      }
    }
  }

  private static void judge(Field annotation, String name, Verdict verdict) {
    Matcher dangerous = DANGEROUS.matcher(annotation.string().orElse(""));
    if (dangerous.find()) {
      verdict
          .fail(
              annotation,
              "%s puts %s into the configuration of the gateway"
                  .formatted(name, dangerous.group(1)))
          .severity(Severity.CRITICAL);
    } else {
      verdict.fail(annotation, "%s writes into the configuration of the gateway".formatted(name));
    }
  }
}
