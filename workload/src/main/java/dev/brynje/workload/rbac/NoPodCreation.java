package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoPodCreation implements RuleCheck {
  /** All that pods are made of at once. */
  static final Power WORKLOADS =
      Power.to("create", "update", "patch")
          .on("", "pods", "replicationcontrollers")
          .on("apps", "deployments", "daemonsets", "statefulsets", "replicasets")
          .on("batch", "jobs", "cronjobs")
          .on("argoproj.io", "rollouts", "workflows", "cronworkflows")
          .on("serving.knative.dev", "services", "configurations", "revisions")
          .on("apps.openshift.io", "deploymentconfigs")
          .on("tekton.dev", "taskruns", "pipelineruns");

  private static final Power POWER = WORKLOADS.on("", "podtemplates");

  private static final Control CONTROL =
      Control.named("rbac/no-pod-creation", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not start pods")
          .rationale(
              """
              Who starts a pod chooses its image, its ServiceAccount and its mounts: every Secret
              and every account of the namespace is then theirs, and without an admission policy the
              node too. A Deployment, Job or any other workload is a pod with one step between.
              """)
          .remediation(
              "Leave creating and changing workloads to the one account that deploys; name "
                  + "the objects when only patch or update is needed")
          .effort(Effort.WORK)
          .reference("cis", "5.1.4")
          .reference("nsm", "2.6.1")
          .reference("kube-linter", "access-to-create-pods")
          .reference("trivy", "KSV-0048")
          .reference("kubescape", "C-0188")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods]
                  verbs: [create]
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
                  resources: [pods]
                  verbs: [get, list]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (rule.named()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s runs any image as any ServiceAccount %s"
                    .formatted(grant.words(), rule.where())));
  }
}
