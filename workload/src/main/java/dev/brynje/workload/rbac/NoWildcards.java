package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Set;

final class NoWildcards implements ObjectCheck {
  private static final List<String> READING = List.of("get", "list", "watch");

  /** Groups in which some resource alone is the way to all others. */
  private static final List<String> POWERFUL_GROUPS =
      List.of(
          "", "rbac.authorization.k8s.io", "admissionregistration.k8s.io", "certificates.k8s.io");

  private static final Control CONTROL =
      Control.named("rbac/no-wildcards", Ring.WORKLOAD, Severity.HIGH)
          .title("Rules name their resources")
          .rationale(
              """
              A rule about every resource is also a rule about Secrets, pods/exec and roles, and
              about every kind that is installed tomorrow. With get it reads all Secrets; with every
              verb it is cluster-admin by another name. The controls for single rights pass such a
              rule over, so that it is said here once.
              """)
          .remediation("List the resources and the verbs that are used")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.3")
          .reference("nsa-cisa", "Role-based access control")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "wildcard-in-rules")
          .reference("checkov", "CKV_K8S_49")
          .reference("trivy", "KSV-0044", "KSV-0046", "KSV-0112")
          .reference("kubescape", "C-0187")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: ["*"]
                  resources: ["*"]
                  verbs: ["*"]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [apps]
                  resources: [deployments]
                  verbs: [get, list, patch]
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
    boolean everything = aggregatesAdmin(object, verdict);
    for (Rule rule : Rule.of(object)) {
      if (rule.rights().everyResource()) {
        everything |= rule.rights().everyVerb() && rule.rights().groups().contains("*");
        resources(rule, verdict);
      }
    }
    if (!everything) {
      for (Rule rule : Rule.of(object)) {
        paths(rule, verdict);
      }
    }
  }

  /** The rules of cluster-admin are filled in where a selector matches the labels it comes with. */
  private static boolean aggregatesAdmin(KubeObject object, Verdict verdict) {
    if (!object.kind().equals("ClusterRole")) {
      return false;
    }
    for (Field selector : object.root().at("aggregationRule", "clusterRoleSelectors").items()) {
      LabelSelector labels = LabelSelector.of(selector);
      if (BuiltInRoles.selectsClusterAdmin(labels)) {
        verdict
            .fail(
                selector,
                "the role takes in the rules of %s, and so those of cluster-admin"
                    .formatted(
                        labels.isEmpty() ? "every ClusterRole" : "what its selector matches"))
            .remedy("Select by a label that only the roles meant for this one have");
        return true;
      }
    }
    return false;
  }

  private static void resources(Rule rule, Verdict verdict) {
    String verbs =
        rule.rights().everyVerb() ? "everything" : String.join(", ", rule.rights().verbs());
    String kinds =
        rule.rights().groups().contains("*")
            ? "every resource"
            : "every resource of the groups " + String.join(", ", quoted(rule.rights().groups()));
    Complaint complaint =
        verdict
            .fail(
                wildcard(rule.field().get("resources")),
                "the rule allows %s on %s%s".formatted(verbs, kinds, implied(rule)))
            .evidence("verbs", String.join(", ", rule.rights().verbs()))
            .evidence("groups", String.join(", ", rule.rights().groups()));
    if (POWERFUL_GROUPS.stream().noneMatch(rule.rights()::inGroup)) {
      complaint.severity(Severity.MEDIUM);
    }
  }

  private static String implied(Rule rule) {
    if (rule.rights().everyVerb() && rule.rights().groups().contains("*")) {
      return rule.clusterWide() ? ", as cluster-admin does" : ", all power over its namespace";
    }
    if (rule.rights().inGroup("") && READING.stream().anyMatch(rule.rights()::hasVerb)) {
      return ", Secrets among them";
    }
    boolean writesRoles = rule.rights().everyVerb() || rule.rights().verbs().contains("escalate");
    return rule.rights().inGroup("rbac.authorization.k8s.io") && writesRoles
        ? ", and so any right there is"
        : "";
  }

  private static void paths(Rule rule, Verdict verdict) {
    for (Field url : rule.field().get("nonResourceURLs").items()) {
      if (url.string().filter(text -> text.equals("*") || text.equals("/*")).isPresent()) {
        verdict
            .fail(url, "the rule allows every path of the API server, such as /metrics and /debug")
            .remedy("List the paths that are used")
            .severity(Severity.MEDIUM)
            .evidence("path", url.string().orElse(""))
            .evidence("verbs", String.join(", ", rule.rights().verbs()));
      }
    }
  }

  private static Field wildcard(Field list) {
    return list.items().stream()
        .filter(item -> item.string().filter("*"::equals).isPresent())
        .findFirst()
        .orElse(list);
  }

  private static List<String> quoted(Set<String> groups) {
    return groups.stream().map(group -> group.isEmpty() ? "\"\"" : group).toList();
  }
}
