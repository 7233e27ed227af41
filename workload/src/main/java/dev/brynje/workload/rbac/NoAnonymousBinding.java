package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoAnonymousBinding implements BindingCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-anonymous-binding", Ring.WORKLOAD, Severity.HIGH)
          .title("Nobody has rights without signing in")
          .rationale(
              """
              system:anonymous and system:unauthenticated are requests without any proof of who
              sends them. A role for them is a role for everybody who reaches the API server, which
              in many clusters is the internet.
              """)
          .remediation("Remove the subject, and let callers sign in")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-306")
          .reference("trivy", "KSV-0122")
          .reference("kubescape", "C-0262")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: view
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: User
                  name: system:anonymous
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: view
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: User
                  name: ola@example.com
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Binding binding, Verdict verdict) {
    if (meant(binding)) {
      return;
    }
    binding
        .first(Subject::anonymous)
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "%s gives %s to everybody who reaches the API server"
                        .formatted(subject.name(), binding.role()))
                .evidence("role", binding.roleName()));
  }

  /** What every cluster gives without signing in: its version, and how a new node finds it. */
  private static boolean meant(Binding binding) {
    return binding.toClusterRole("system:public-info-viewer")
        || binding.roleName().equals("kubeadm:bootstrap-signer-clusterinfo");
  }
}
