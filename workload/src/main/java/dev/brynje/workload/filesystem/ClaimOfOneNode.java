package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class ClaimOfOneNode implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/claim-of-one-node", Ring.WORKLOAD, Severity.INFO)
          .title("A claim is written from one node at a time")
          .rationale(
              """
              A volume with ReadWriteMany is open to every pod of the namespace that names its
              claim, on any node at once. That needs a file server, whose own rights then decide who
              reads what. Most programs want a disk of their own.
              """)
          .remediation("Set accessModes to ReadWriteOnce, or ReadWriteOncePod for a single pod")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-668")
          .reference("kubesec", "VolumeClaimAccessModeReadWriteOnce")
          .bad(
              """
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata:
                name: data
              spec:
                accessModes: [ReadWriteMany]
                resources:
                  requests:
                    storage: 1Gi
              """)
          .good(
              """
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
                resources:
                  requests:
                    storage: 1Gi
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return (object.kind().equals("PersistentVolumeClaim") && object.group().isEmpty())
        || (object.kind().equals("StatefulSet") && object.group().equals("apps"));
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    if (object.kind().equals("PersistentVolumeClaim")) {
      judge(object.name(), object.spec(), verdict);
    } else {
      for (Field claim : object.spec().get("volumeClaimTemplates").items()) {
        judge(claim.at("metadata", "name").string().orElse(""), claim.get("spec"), verdict);
      }
    }
  }

  private static void judge(String claim, Field spec, Verdict verdict) {
    for (Field mode : spec.get("accessModes").items()) {
      if (mode.string().filter("ReadWriteMany"::equals).isPresent()) {
        verdict
            .fail(mode, "the volume may be written from many nodes at once")
            .evidence("claim", claim);
      }
    }
  }
}
