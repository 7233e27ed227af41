package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Scalar;
import java.util.List;

final class NoPersonalData implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-personal-data-in-configmap", Ring.WORKLOAD, Severity.LOW)
          .title("ConfigMaps hold no personal data")
          .rationale(
              """
              What identifies a person is to be kept where access is limited and it can be corrected
              and erased. A ConfigMap is copied into a repository, its history and every backup, and
              is read by roles that have no need for it.
              """)
          .remediation(
              "Move the data to where the application keeps personal data, or use the address of a"
                  + " function instead of a person's")
          .effort(Effort.BLOCK)
          .reference("trivy", "KSV-01010")
          .reference("gdpr", "Art. 5(1)(c)", "Art. 32(1)(b)")
          .reference("cwe", "CWE-359")
          .bad(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: receipts
              data:
                copy-to: kari.nordmann@lyngbua.no
              """)
          .good(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: receipts
              data:
                copy-to: regnskap@lyngbua.no
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
    for (Field value : object.root().get("data").fields()) {
      Scalar scalar = Finds.scalar(value).orElse(null);
      if (scalar != null) {
        judge(value, scalar, verdict);
      }
    }
  }

  private static void judge(Field value, Scalar scalar, Verdict verdict) {
    List<PersonalData> found = PersonalData.in(scalar.text());
    for (PersonalData.Kind kind : PersonalData.Kind.values()) {
      int count = 0;
      Field first = value;
      for (PersonalData one : found) {
        if (one.kind() == kind) {
          Field place = value.pointingAt(verdict.span(scalar, one.start(), one.end()));
          verdict.secret(place.span());
          first = count++ == 0 ? place : first;
        }
      }
      if (count > 0) {
        verdict
            .fail(first, "key %s holds %s".formatted(value.name(), kind.words(count)))
            .severity(kind == PersonalData.Kind.EMAIL ? Severity.INFO : Severity.LOW)
            .evidence("kind", kind.words(1))
            .evidence("count", Integer.toString(count));
      }
    }
  }
}
