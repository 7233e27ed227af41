package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class NoDeadPatterns implements ObjectCheck {
  private static final List<String> EXACT_OR_STAR = List.of("verbs", "apiGroups");

  private static final Control CONTROL =
      Control.named("rbac/no-dead-patterns", Ring.WORKLOAD, Severity.LOW)
          .title("Rules use only the names and patterns that RBAC knows")
          .rationale(
              """
              RBAC knows * for everything and */exec for one subresource of everything. It has no
              other pattern: pods/*, get*, *.example.com or a * among resourceNames match nothing,
              and neither do Secrets, secret or the group core, since resources are named in small
              letters and the plural, and the core group is "". So the rule says more to its reader
              than to the API server, until somebody replaces it by a broad one because it did not
              work.
              """)
          .remediation(
              "Write the names out: pods, pods/log; leave resourceNames out to mean all "
                  + "objects")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-1068")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: ["pods/*"]
                  verbs: [get]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: ["pods", "pods/log"]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return Rule.isRole(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    for (Field rule : object.root().get("rules").items()) {
      ResourceNames names = new ResourceNames(rule.get("apiGroups").strings());
      for (Field resource : rule.get("resources").items()) {
        names
            .meant(resource.string().orElse(""))
            .ifPresent(meant -> misnamed(resource, meant, verdict));
        dead(resource, text -> text.startsWith("*/") ? text.substring(2) : text, verdict);
      }
      for (String list : EXACT_OR_STAR) {
        for (Field item : rule.get(list).items()) {
          if (list.equals("apiGroups")) {
            ResourceNames.meantGroup(item.string().orElse(""))
                .ifPresent(meant -> misnamed(item, meant, verdict));
          }
          dead(item, UnaryOperator.identity(), verdict);
        }
      }
      for (Field name : rule.get("resourceNames").items()) {
        name.string()
            .filter(text -> text.contains("*"))
            .ifPresent(text -> report(name, text, verdict));
      }
    }
  }

  private static void dead(Field item, UnaryOperator<String> known, Verdict verdict) {
    Optional<String> text = item.string();
    if (text.isPresent() && !text.get().equals("*") && known.apply(text.get()).contains("*")) {
      report(item, text.get(), verdict);
    }
  }

  private static void misnamed(Field item, String meant, Verdict verdict) {
    String text = item.string().orElse("");
    if (!text.contains("*")) {
      report(item, text, verdict)
          .remedy("Write " + (meant.isEmpty() ? "\"\", the core group" : meant));
    }
  }

  private static Complaint report(Field item, String text, Verdict verdict) {
    return verdict
        .fail(item, "%s in %s matches nothing".formatted(text, item.name()))
        .evidence("pattern", text);
  }
}
