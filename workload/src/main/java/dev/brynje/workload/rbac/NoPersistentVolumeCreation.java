package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoPersistentVolumeCreation implements RuleCheck {
  // Volumes have no namespace: a Role grants nothing on them.
  private static final Power POWER = Power.to("create").on("", "persistentvolumes");

  private static final Control CONTROL =
      Control.named("rbac/no-persistent-volume-creation", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not create PersistentVolumes")
          .rationale(
              """
              A PersistentVolume may be a hostPath: any directory of the node, mounted into a pod
              through a claim, where Pod Security admission does not see the path. Volumes are made
              by the storage driver.
              """)
          .remediation(
              "Take create on persistentvolumes out; let a StorageClass provision what a "
                  + "PersistentVolumeClaim asks for")
          .reference("cis", "5.1.9")
          .reference("nsm", "2.6.1")
          .reference("kubescape", "C-0278")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [persistentvolumes]
                  verbs: [get, create]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [persistentvolumeclaims]
                  verbs: [get, create]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (!rule.clusterWide()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict, grant, grant.words() + " mounts any directory of a node into a pod"));
  }
}
