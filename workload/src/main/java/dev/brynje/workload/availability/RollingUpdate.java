package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class RollingUpdate implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/rolling-update", Ring.WORKLOAD, Severity.LOW)
          .title("Updates replace pods a few at a time, and by themselves")
          .rationale(
              """
              Recreate stops all pods before the first new one starts, and so does a rolling
              update that may take all of them: each patch is an outage and is put off. With
              OnDelete a patched image does not reach the pods until somebody deletes them.
              """)
          .remediation(
              "Set the strategy to RollingUpdate with maxUnavailable below the number of pods")
          .reference("kube-linter", "no-rolling-update-strategy")
          .reference("kube-score", "deployment-strategy")
          .reference("kubescape", "C-0305")
          .reference("nsm", "2.2.7", "2.3.1")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                strategy:
                  type: Recreate
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                strategy:
                  type: RollingUpdate
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod) {
    return switch (pod.owner().kind()) {
      case "Deployment", "DaemonSet", "StatefulSet" -> true;
      default -> false;
    };
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    boolean deployment = pod.owner().kind().equals("Deployment");
    Field strategy = pod.owner().spec().get(deployment ? "strategy" : "updateStrategy");
    Field type = strategy.get("type");
    String word = type.string().orElse("RollingUpdate");
    if (word.equals("Recreate") && !mountsClaim(pod)) {
      verdict.fail(type, "Recreate stops every pod before it starts a new one");
    } else if (word.equals("OnDelete")) {
      verdict.fail(type, "OnDelete leaves the old pods until somebody deletes them");
    } else if (word.equals("RollingUpdate")) {
      Field unavailable = strategy.at("rollingUpdate", "maxUnavailable");
      if (isAll(unavailable.stringOrNumber().orElse(""), pod)) {
        verdict.fail(
            unavailable, "maxUnavailable is all of them, so an update may stop every pod at once");
      }
    }
  }

  /** A volume that one node may mount at a time forces the old pod out first. */
  private static boolean mountsClaim(Pod pod) {
    for (Field volume : pod.spec().get("volumes").items()) {
      if (volume.get("persistentVolumeClaim").present()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAll(String maxUnavailable, Pod pod) {
    if (maxUnavailable.equals("100%")) {
      return true;
    }
    OptionalLong replicas = pod.owner().spec().get("replicas").integer();
    return replicas.isPresent()
        && replicas.getAsLong() > 1
        && maxUnavailable.equals(Long.toString(replicas.getAsLong()));
  }
}
