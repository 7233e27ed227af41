package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class AutoscalerBounds implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/autoscaler-bounds", Ring.WORKLOAD, Severity.LOW)
          .title("An autoscaler keeps at least two pods and has room to scale")
          .rationale(
              """
              minReplicas is 1 when it is not written: at night one pod is left, and its node's
              restart is an outage. And when the bounds are equal, the autoscaler never scales,
              which looks like protection against load and is none.
              """)
          .remediation("Set spec.minReplicas to 2 or more and spec.maxReplicas above it")
          .reference("kube-linter", "hpa-minimum-three-replicas")
          .reference("kube-score", "horizontalpodautoscaler-replicas")
          .reference("polaris", "hpaMinAvailability", "hpaMaxAvailability")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: api
                minReplicas: 1
                maxReplicas: 6
              """)
          .good(
              """
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: api
                minReplicas: 2
                maxReplicas: 6
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("HorizontalPodAutoscaler") && object.group().equals("autoscaling");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field min = object.spec().get("minReplicas");
    Field max = object.spec().get("maxReplicas");
    long least = min.integer().orElse(1);
    long most = max.integer().orElse(least + 1);
    if (most < least) {
      verdict.fail(max, "maxReplicas %s is below minReplicas %s".formatted(most, least));
    } else if (most == least) {
      verdict.fail(
          max, "minReplicas and maxReplicas are both %s, so nothing scales".formatted(most));
    } else if (least < 2) {
      verdict.fail(
          min,
          min.present()
              ? "minReplicas is %s, so the loss of one node can be an outage".formatted(least)
              : "minReplicas is not set, so one pod is enough, and its loss an outage");
    }
  }
}
