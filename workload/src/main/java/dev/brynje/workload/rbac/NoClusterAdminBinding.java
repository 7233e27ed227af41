package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoClusterAdminBinding implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-cluster-admin-binding", Ring.WORKLOAD, Severity.HIGH)
          .title("Nobody is bound to cluster-admin")
          .rationale(
              """
              cluster-admin may do everything: read every Secret, run on every node, change every
              rule. A program with it is the whole cluster for whoever breaks into it. In a
              RoleBinding it is everything in that namespace. It is worst when the subject is an
              account that many share.
              """)
          .remediation(
              "Write a ClusterRole with the rights that are used, and bind that; keep "
                  + "cluster-admin for emergencies")
          .effort(Effort.WORK)
          .reference("cis", "5.1.1")
          .reference("nsa-cisa", "Role-based access control")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "cluster-admin-role-binding")
          .reference(
              "polaris",
              "clusterrolebindingClusterAdmin",
              "rolebindingClusterAdminClusterRole",
              "rolebindingClusterAdminRole")
          .reference("trivy", "KSV-0111")
          .reference("kubescape", "C-0185", "C-0035")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: cluster-admin
              subjects:
                - kind: ServiceAccount
                  name: deployer
                  namespace: shop
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: app
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: deployer
              subjects:
                - kind: ServiceAccount
                  name: deployer
                  namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return Binding.isBinding(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Binding binding = Binding.of(object);
    if (!binding.toClusterRole("cluster-admin") || binding.builtInAdmin()) {
      return;
    }
    String reach = binding.clusterWide() ? "everywhere" : "in this namespace";
    if (binding.subjects().isEmpty()) {
      verdict.fail(binding.roleField(), "whoever is added may do everything %s".formatted(reach));
    }
    for (Subject subject : binding.subjects()) {
      judge(subject, reach, verdict);
    }
  }

  private static void judge(Subject subject, String reach, Verdict verdict) {
    String sharers = sharers(subject);
    Complaint complaint =
        verdict
            .fail(
                subject.nameField(),
                "%s may do everything %s%s".formatted(subject.words(), reach, sharers))
            .evidence("subject", subject.words());
    if (!sharers.isEmpty()) {
      complaint.severity(Severity.CRITICAL);
    }
  }

  /** Who they all are, when the subject is more than one person or program; else empty. */
  private static String sharers(Subject subject) {
    if (subject.anonymous()) {
      return ", without signing in";
    }
    if (subject.authenticated()) {
      return ", and is everybody who signs in";
    }
    if (subject.defaultAccount()) {
      return ", and is every pod that names no account";
    }
    if (!subject.allServiceAccounts()) {
      return "";
    }
    String namespace = subject.namespaceOfAccounts();
    return namespace.isEmpty()
        ? ", and is every pod there is"
        : ", and is every pod of namespace " + namespace;
  }
}
