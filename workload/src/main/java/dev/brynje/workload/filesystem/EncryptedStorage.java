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
  private record Encryption(String parameter, String value) {}

  private static final Encryption ENCRYPTED = new Encryption("encrypted", "true");
  private static final Encryption SECURE = new Encryption("secure", "true");

  /** Drivers that leave volumes in the clear unless told, by the end of their names. */
  private static final Map<String, Encryption> DRIVERS =
      Map.of(
          "ebs.csi.aws.com", ENCRYPTED,
          "kubernetes.io/aws-ebs", ENCRYPTED,
          "rbd.csi.ceph.com", ENCRYPTED,
          "cephfs.csi.ceph.com", ENCRYPTED,
          "driver.longhorn.io", ENCRYPTED,
          "pxd.portworx.com", SECURE,
          "kubernetes.io/portworx-volume", SECURE,
          "csi.cloudscale.ch", new Encryption("csi.cloudscale.ch/luks-encrypted", "true"),
          "storage.csi.upcloud.com", new Encryption("encryption", "data-at-rest"));

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
    for (Map.Entry<String, Encryption> driver : DRIVERS.entrySet()) {
      if (provisioner.endsWith(driver.getKey())) {
        judge(object.root().get("parameters"), provisioner, driver.getValue(), verdict);
      }
    }
  }

  private static void judge(
      Field parameters, String provisioner, Encryption wanted, Verdict verdict) {
    Field setting = parameters.get(wanted.parameter());
    if (setting.string().filter(wanted.value()::equalsIgnoreCase).isEmpty()) {
      verdict
          .fail(setting, "%s is not asked to encrypt its volumes".formatted(provisioner))
          .remedy("Set parameters.%s: \"%s\"".formatted(wanted.parameter(), wanted.value()));
    }
  }
}
