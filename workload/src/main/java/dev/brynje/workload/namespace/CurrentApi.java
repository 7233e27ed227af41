package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;

final class CurrentApi implements ObjectCheck {
  private final KubernetesVersion version;

  CurrentApi(KubernetesVersion version) {
    this.version = version;
  }

  private static final Control CONTROL =
      Control.named("workload/current-api", Ring.WORKLOAD, Severity.LOW)
          .title("Objects use an API version that the cluster serves")
          .rationale(
              """
              A deprecated API version works until the upgrade that removes it: then the manifest
              no longer applies, the object cannot be changed, and the upgrade, with its security
              fixes, waits for it.
              """)
          .remediation(
              "Write the API version that has taken its place, and mind the fields that changed")
          .reference("kube-linter", "no-extensions-v1beta")
          .reference("kube-score", "stable-version")
          .reference("trivy", "KSV-0107")
          .reference("nsm", "2.1.2")
          .bad(
              """
              apiVersion: policy/v1beta1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
              """)
          .good(
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return RetiredApi.of(object.apiVersion(), object.kind()).isPresent();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Optional<RetiredApi> retired = RetiredApi.of(object.apiVersion(), object.kind());
    if (retired.isPresent()) {
      judge(object, retired.get(), verdict);
    }
  }

  private void judge(KubeObject object, RetiredApi retired, Verdict verdict) {
    Field field = object.root().get("apiVersion");
    String words = object.kind() + " of " + object.apiVersion();
    if (retired.removed() <= version.minor()) {
      verdict
          .fail(field, "%s is gone since Kubernetes 1.%s".formatted(words, retired.removed()))
          .remedy(retired.remedy())
          .severity(Severity.MEDIUM);
    } else if (retired.deprecated() <= version.minor()) {
      String end = retired.isToStay() ? "" : " and goes with 1.%s".formatted(retired.removed());
      verdict
          .fail(
              field,
              "%s is deprecated since Kubernetes 1.%s%s"
                  .formatted(words, retired.deprecated(), end))
          .remedy(retired.remedy());
    }
  }
}
