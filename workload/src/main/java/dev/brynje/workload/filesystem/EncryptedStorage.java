package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;

final class EncryptedStorage implements ObjectCheck {
  /** Drivers that leave volumes in the clear unless told, by the end of their names. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "ebs.csi.aws.com", "encrypted",
          "kubernetes.io/aws-ebs", "encrypted",
          "rbd.csi.ceph.com", "encrypted",
          "cephfs.csi.ceph.com", "encrypted",
          "driver.longhorn.io", "encrypted",
          "csi.scaleway.com", "encrypted",
          "diskplugin.csi.alibabacloud.com", "encrypted",
          "linodebs.csi.linode.com", "linodebs.csi.linode.com/luks-encrypted",
          "pxd.portworx.com", "secure",
          "kubernetes.io/portworx-volume", "secure");

  private static final Control CONTROL =
      Control.named("workload/encrypted-storage", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Storage classes encrypt their volumes")
          .rationale(
              """
              A disk is copied by a snapshot, sold, or left in a provider's rack. Encrypted, it is
              worth nothing without its key. Some storage drivers encrypt always; these do when
              asked to.
              """)
          .remediation("Add the driver's parameter for encryption to parameters")
          .reference("nsm", "2.7.2", "2.7.3")
          .reference("gdpr", "Art. 32(1)(a)")
          .reference("cwe", "CWE-311")
          .reference("kubescape", "C-0264")
          .bad(
              """
              apiVersion: storage.k8s.io/v1
              kind: StorageClass
              metadata:
                name: data
              provisioner: ebs.csi.aws.com
              parameters:
                type: gp3
              """)
          .good(
              """
              apiVersion: storage.k8s.io/v1
              kind: StorageClass
              metadata:
                name: data
              provisioner: ebs.csi.aws.com
              parameters:
                type: gp3
                encrypted: "true"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("StorageClass") && object.group().equals("storage.k8s.io");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    String provisioner = object.root().get("provisioner").string().orElse("");
    for (Map.Entry<String, String> driver : PARAMETERS.entrySet()) {
      if (provisioner.endsWith(driver.getKey())) {
        Field setting = object.root().get("parameters").get(driver.getValue());
        if (setting.string().filter("true"::equalsIgnoreCase).isEmpty()) {
          verdict
              .fail(setting, "volumes of %s are not encrypted".formatted(provisioner))
              .remedy("Set parameters.%s: \"true\"".formatted(driver.getValue()));
        }
      }
    }
  }
}
