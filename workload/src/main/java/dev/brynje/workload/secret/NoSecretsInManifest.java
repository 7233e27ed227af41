package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class NoSecretsInManifest implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-secrets-in-manifest", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Manifests of Secrets come without their data")
          .rationale(
              """
              Base64 hides nothing. A Secret that is kept as a file is readable for everyone who may
              read the repository, its history and its build logs, for as long as any copy exists.
              """)
          .remediation(
              "Change the values, remove data and stringData, and let the cluster get them: from an"
                  + " external secret store, or encrypted as a SealedSecret or with SOPS")
          .effort(Effort.WORK)
          .reference("kubescape", "C-0012")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-312", "CWE-540")
          .bad(
              """
              apiVersion: v1
              kind: Secret
              metadata:
                name: database
              data:
                password: c29tbWVyMjAyNA==
              """)
          .good(
              """
              apiVersion: external-secrets.io/v1
              kind: ExternalSecret
              metadata:
                name: database
              spec:
                secretStoreRef:
                  name: vault
                  kind: SecretStore
                target:
                  name: database
                data:
                  - secretKey: password
                    remoteRef:
                      key: shop/database
                      property: password
              """)
          .define();

  /** Keys whose values are no secrets in any Secret. */
  private static final Set<String> OPEN =
      Set.of(
          "tls.crt",
          "ca.crt",
          "namespace",
          "username",
          "user",
          "host",
          "hostname",
          "port",
          "database",
          "dbname",
          "url",
          "endpoint",
          "region",
          "type");

  /** The fields of a Secret that hold no data. */
  private static final Set<String> READABLE =
      Set.of("apiVersion", "kind", "metadata", "type", "immutable");

  private static final int NAMED = 5;

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
    return object.kind().equals("Secret") && object.group().isEmpty();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    for (Field part : object.root().fields()) {
      if (!READABLE.contains(part.name())) {
        markOdd(part, verdict);
      }
    }
    List<Field> data = object.root().get("data").fields();
    List<Field> texts = object.root().get("stringData").fields();
    List<Field> held = new ArrayList<>();
    for (Field value : data) {
      Finds.scalar(value)
          .filter(scalar -> isSecret(value.name(), decoded(scalar.text())))
          .ifPresent(scalar -> hold(value, scalar, held, verdict));
    }
    for (Field value : texts) {
      Finds.scalar(value)
          .filter(scalar -> isSecret(value.name(), scalar.text()))
          .ifPresent(scalar -> hold(value, scalar, held, verdict));
    }
    if (!held.isEmpty()) {
      complain(held, verdict);
    }
    Finds.requireStrings(data);
    Finds.requireStrings(texts);
  }

  /** What has not the shape of a Secret's data, and is refused for it, may be secret data still. */
  private static void markOdd(Field data, Verdict verdict) {
    boolean known = data.name().equals("data") || data.name().equals("stringData");
    if (!known || !(data.node().orElse(null) instanceof Mapping mapping)) {
      data.node().ifPresent(node -> verdict.secret(node.span()));
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      if (!(entry.value() instanceof Scalar scalar) || isOtherThanText(scalar)) {
        verdict.secret(entry.value().span());
      }
    }
  }

  private static boolean isOtherThanText(Scalar scalar) {
    return scalar.type() != Scalar.Type.STRING && scalar.type() != Scalar.Type.NULL;
  }

  private static void hold(Field value, Scalar scalar, List<Field> held, Verdict verdict) {
    verdict.secret(scalar.span());
    held.add(value);
  }

  private static void complain(List<Field> held, Verdict verdict) {
    List<String> names = held.stream().limit(NAMED).map(Field::name).toList();
    String more = held.size() > NAMED ? " and " + (held.size() - NAMED) + " more" : "";
    String keys = String.join(", ", names) + more;
    verdict
        .fail(held.getFirst(), "the manifest holds the data of the Secret itself: " + keys)
        .evidence("keys", keys);
  }

  /** Binary data decodes to no text, and is a secret as it stands. */
  private static String decoded(String value) {
    String text = Base64Text.decoded(value);
    return text.isEmpty() ? value : text;
  }

  private static boolean isSecret(String key, String value) {
    boolean open = OPEN.contains(key) || key.endsWith(".crt") || key.endsWith(".pub");
    return open ? !Secrets.in(value).isEmpty() : Secrets.isFilledIn(key, value);
  }
}
