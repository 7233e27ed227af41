package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class AuditPolicyWithoutSecrets implements ObjectCheck {
  private static final Set<String> BODIES = Set.of("Request", "RequestResponse");
  private static final List<AuditRequest> SECRET =
      List.of(
          new AuditRequest("the contents of Secrets", "create", "", "secrets"),
          new AuditRequest("tokens", "create", "authentication.k8s.io", "tokenreviews"));

  private static final Control CONTROL =
      Control.named("control-plane/audit-policy-without-secrets", Ring.WORKLOAD, Severity.HIGH)
          .title("The audit log does not hold Secrets")
          .rationale(
              """
              At the levels Request and RequestResponse the log holds the object itself. For a
              Secret that is its contents, and for a token review a token: whoever reads the log,
              and every system it is shipped to, has them.
              """)
          .remediation(
              "Put a rule level: Metadata for secrets, configmaps, tokenreviews and "
                  + "serviceaccounts/token before the rules that log more")
          .effort(Effort.BLOCK)
          .reference("nsm", "3.2.2")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-532")
          .bad(
              """
              apiVersion: audit.k8s.io/v1
              kind: Policy
              rules:
                - level: RequestResponse
              """)
          .good(
              """
              apiVersion: audit.k8s.io/v1
              kind: Policy
              rules:
                - level: Metadata
                  resources:
                    - group: ""
                      resources: [secrets, configmaps, serviceaccounts/token]
                    - group: authentication.k8s.io
                      resources: [tokenreviews]
                - level: Request
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return AuditRequest.isPolicy(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    List<Field> rules = object.root().get("rules").items();
    Map<Field, List<String>> written = new LinkedHashMap<>();
    for (AuditRequest request : SECRET) {
      rules.stream()
          .filter(request::matches)
          .findFirst()
          .filter(rule -> rule.get("level").string().filter(BODIES::contains).isPresent())
          .ifPresent(
              rule -> written.computeIfAbsent(rule, _ -> new ArrayList<>()).add(request.words()));
    }
    written.forEach((rule, what) -> {
      String words = String.join(" and ", what);
      verdict
          .fail(rule.get("level"), "this rule writes %s into the log".formatted(words))
          .evidence("request", words);
    });
  }
}
