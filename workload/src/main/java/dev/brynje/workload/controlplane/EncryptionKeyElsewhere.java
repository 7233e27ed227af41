package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Base64;

final class EncryptionKeyElsewhere implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("control-plane/encryption-key-elsewhere", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The key that encrypts Secrets is not in a manifest")
          .rationale(
              """
              Who reads this key reads every Secret in every backup of etcd. A file in a repository
              is read by many, kept for ever and copied to laptops. With kms the key stays in a key
              service, and its use can be logged and withdrawn.
              """)
          .remediation(
              "Use the provider kms, or make the key on the control-plane node and keep the "
                  + "file out of version control")
          .effort(Effort.WORK)
          .reference("nsm", "2.7.2")
          .reference("gdpr", "Art. 32(1)(a)")
          .reference("cwe", "CWE-321")
          .bad(
              """
              apiVersion: apiserver.config.k8s.io/v1
              kind: EncryptionConfiguration
              resources:
                - resources: [secrets]
                  providers:
                    - secretbox:
                        keys:
                          - name: key1
                            secret: QnJ5bmplIGV4YW1wbGUga2V5LCBub3QgYSByZWFsLi4=
              """)
          .good(
              """
              apiVersion: apiserver.config.k8s.io/v1
              kind: EncryptionConfiguration
              resources:
                - resources: [secrets]
                  providers:
                    - kms:
                        apiVersion: v2
                        name: vault
                        endpoint: unix:///var/run/kms.sock
                    - identity: {}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return EncryptionConfig.is(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    for (Field entry : object.root().get("resources").items()) {
      for (Field item : entry.get("providers").items()) {
        for (Field provider : item.fields()) {
          if (provider.get("keys").present()) {
            keys(provider, verdict);
          }
        }
      }
    }
  }

  private static void keys(Field provider, Verdict verdict) {
    for (Field key : provider.get("keys").items()) {
      Field secret = key.get("secret");
      if (secret.string().filter(EncryptionKeyElsewhere::isKey).isPresent()) {
        secret.node().ifPresent(node -> verdict.secret(node.span()));
        verdict
            .fail(secret, "the key of %s is written here".formatted(provider.name()))
            .evidence("provider", provider.name())
            .evidence("key", key.get("name").string().orElse(""));
      }
    }
  }

  /** Whether a text is the Base64 of as many bytes as an AES key has, and no placeholder. */
  private static boolean isKey(String text) {
    try {
      int length = Base64.getDecoder().decode(text.strip()).length;
      return length == 16 || length == 24 || length == 32;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
