package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class NoSecretsInConfigMap implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-secrets-in-configmap", Ring.WORKLOAD, Severity.HIGH)
          .title("ConfigMaps hold no secrets")
          .rationale(
              """
              ConfigMaps are for what anyone may read: many roles that keep away from Secrets read
              them, they are stored without encryption and shown in full by dashboards and in logs.
              A password in one is also in the repository and its history.
              """)
          .remediation(
              "Change the secret, move it into a Secret outside the repository, and let the"
                  + " application take it from there")
          .effort(Effort.BLOCK)
          .reference("polaris", "sensitiveConfigmapContent")
          .reference("trivy", "KSV-0109")
          .reference("kubescape", "C-0012")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-312", "CWE-798")
          .bad(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: api
              data:
                application.properties: |
                  spring.datasource.username=shop
                  spring.datasource.password=sommer2024
              """)
          .good(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: api
              data:
                application.properties: |
                  spring.datasource.username=shop
                  spring.datasource.password=${DB_PASSWORD}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean marksSecrets() {
    return true;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("ConfigMap") && object.group().isEmpty();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    List<Field> data = object.root().get("data").fields();
    for (Field value : data) {
      Finds.judge(value, value.name(), "key " + value.name(), verdict);
    }
    List<Field> binary = object.root().get("binaryData").fields();
    for (Field value : binary) {
      binary(value, verdict);
    }
    Finds.requireStrings(data);
    Finds.requireStrings(binary);
  }

  /** What is found in a decoded value has no place of its own: all of it is marked. */
  private static void binary(Field value, Verdict verdict) {
    String text = Finds.scalar(value).map(scalar -> Base64Text.decoded(scalar.text())).orElse("");
    List<Secret> secrets = Secrets.of(value.name(), text);
    if (secrets.isEmpty()) {
      return;
    }
    Finds.scalar(value).ifPresent(scalar -> verdict.secret(scalar.span()));
    for (Secret secret : secrets) {
      Finds.complain(verdict, value, secret, "key " + value.name());
    }
  }
}
