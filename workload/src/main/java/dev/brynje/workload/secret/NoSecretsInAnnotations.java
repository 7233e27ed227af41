package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;
import java.util.List;
import java.util.Optional;

final class NoSecretsInAnnotations implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-secrets-in-annotations", Ring.WORKLOAD, Severity.HIGH)
          .title("Annotations hold no secrets")
          .rationale(
              """
              Annotations are metadata: everyone who may list an object sees them, controllers copy
              them to other objects, and dashboards, metrics and audit logs carry them on. A secret
              there is as good as published.
              """)
          .remediation("Remove the secret from the annotation and change it")
          .reference("kubescape", "C-0012")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-312", "CWE-798")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                annotations:
                  shop.example/note: "admin panel: admin, password=sommer2024"
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                annotations:
                  shop.example/note: "admin panel: ask the shop's team for access"
              """)
          .define();

  private static final List<String[]> PLACES =
      List.of(
          new String[] {"metadata", "annotations"},
          new String[] {"spec", "template", "metadata", "annotations"},
          new String[] {"spec", "jobTemplate", "spec", "template", "metadata", "annotations"});

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean marksSecrets() {
    return true;
  }

  @Override
  public boolean ofAnyKind() {
    return true;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return PLACES.stream().anyMatch(place -> Finds.at(object.root(), place).isPresent());
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    for (String[] place : PLACES) {
      Optional<Field> annotations = Finds.at(object.root(), place);
      if (annotations.isPresent() && annotations.get().node().orElse(null) instanceof Mapping) {
        for (Field annotation : annotations.get().fields()) {
          Finds.judge(annotation, annotation.name(), "annotation " + annotation.name(), verdict);
        }
      }
    }
  }
}
