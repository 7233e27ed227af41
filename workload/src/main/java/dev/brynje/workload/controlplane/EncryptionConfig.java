package dev.brynje.workload.controlplane;

import dev.brynje.kube.KubeObject;

/**
 * The file that says how the API server encrypts what it stores.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/">Encrypting
 *     confidential data at rest</a>
 */
final class EncryptionConfig {
  private EncryptionConfig() {}

  /** Whether an object is that file, also under its name of before 1.13. */
  static boolean is(KubeObject object) {
    return switch (object.kind()) {
      case "EncryptionConfiguration" -> object.group().equals("apiserver.config.k8s.io");
      case "EncryptionConfig" -> object.apiVersion().equals("v1");
      default -> false;
    };
  }
}
