package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;

final class NoTillerService implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-tiller-service", Ring.WORKLOAD, Severity.HIGH)
          .title("No Service leads to Tiller")
          .rationale(
              """
              Through its Service, Tiller answers every pod of the cluster. One pod that is broken
              into is then enough to install and delete anything, anywhere.
              """)
          .remediation("Delete the Service, and Tiller after moving to Helm 3")
          .effort(Effort.WORK)
          .reference("checkov", "CKV_K8S_44")
          .reference("cwe", "CWE-306")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: tiller-deploy
              spec:
                selector:
                  app: helm
                  name: tiller
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
              spec:
                selector:
                  app: api
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("Service") && object.group().isEmpty();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Optional<Field> place =
        NoTiller.label(object.spec().get("selector"))
            .or(() -> NoTiller.label(object.metadata().get("labels")))
            .or(() -> name(object));
    place.ifPresent(
        field -> verdict.fail(field, "the Service opens Tiller to every pod of the cluster"));
  }

  private static Optional<Field> name(KubeObject object) {
    return Optional.of(object.metadata().get("name"))
        .filter(_ -> object.name().equals("tiller") || object.name().equals("tiller-deploy"));
  }
}
