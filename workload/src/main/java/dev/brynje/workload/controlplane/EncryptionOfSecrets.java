package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Set;

final class EncryptionOfSecrets implements ObjectCheck {
  /** What names Secrets: themselves, every core resource, every resource. */
  private static final Set<String> COVERING = Set.of("secrets", "*.", "*.*");

  private static final Control CONTROL =
      Control.named("control-plane/encryption-of-secrets", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Secrets are encrypted before they are stored")
          .rationale(
              """
              The first provider of the entry that covers Secrets writes them; the others only read
              what was written before. With identity first, or without an entry for Secrets, they
              lie in etcd and in its backups as written. aescbc has no protection against change,
              and aesgcm is unsafe unless its key is changed every few hundred thousand writes.
              """)
          .remediation(
              "Put kms or secretbox first for secrets, and keep identity last until all "
                  + "Secrets have been written anew")
          .effort(Effort.BLOCK)
          .reference("cis", "1.2.28")
          .reference("kubescape", "C-0142", "C-0066")
          .reference("nsm", "2.7.2")
          .reference("gdpr", "Art. 32(1)(a)")
          .reference("cwe", "CWE-311")
          .bad(
              """
              apiVersion: apiserver.config.k8s.io/v1
              kind: EncryptionConfiguration
              resources:
                - resources: [secrets]
                  providers:
                    - identity: {}
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
    Field entries = object.root().get("resources");
    for (Field entry : entries.items()) {
      if (entry.get("resources").strings().stream().anyMatch(COVERING::contains)) {
        first(entry.get("providers"), verdict);
        return;
      }
    }
    verdict.fail(entries, "no entry covers Secrets, so they are stored as written");
  }

  private static void first(Field providers, Verdict verdict) {
    List<Field> items = providers.items();
    List<Field> first = items.isEmpty() ? List.of() : items.getFirst().fields();
    if (first.isEmpty() || first.getFirst().name().equals("identity")) {
      Field at = first.isEmpty() ? providers : first.getFirst();
      verdict.fail(at, "identity writes Secrets as they are").evidence("provider", "identity");
      return;
    }
    String name = first.getFirst().name();
    if (name.equals("aescbc")) {
      weak(
          first.getFirst(), "aescbc does not notice when what is stored has been changed", verdict);
    } else if (name.equals("aesgcm")) {
      weak(first.getFirst(), "aesgcm is unsafe unless its key is changed often", verdict);
    }
  }

  private static void weak(Field provider, String message, Verdict verdict) {
    verdict.fail(provider, message).severity(Severity.LOW).evidence("provider", provider.name());
  }
}
