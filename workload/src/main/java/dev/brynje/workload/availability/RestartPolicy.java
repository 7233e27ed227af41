package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class RestartPolicy implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/restart-policy", Ring.WORKLOAD, Severity.LOW)
          .title("Pods are restarted as their kind needs")
          .rationale(
              """
              Pods of a Deployment and its like must be restarted always, pods of a Job never or
              on failure: the API server takes nothing else. restartPolicy is Always when it is
              not written, which a Job cannot have.
              """)
          .remediation(
              "Set spec.restartPolicy to OnFailure or Never in a Job, and leave it out "
                  + "elsewhere")
          .reference("kube-linter", "restart-policy")
          .reference("kube-score", "cronjob-restartpolicy")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: batch/v1
              kind: Job
              metadata:
                name: api
                namespace: shop
              spec:
                template:
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: batch/v1
              kind: Job
              metadata:
                name: api
                namespace: shop
              spec:
                template:
                  spec:
                    restartPolicy: OnFailure
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
      case "Job", "CronJob" -> true;
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController" -> true;
      default -> false;
    };
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    String kind = pod.owner().kind();
    Field policy = pod.spec().get("restartPolicy");
    String word = policy.string().orElse("Always");
    boolean job = kind.equals("Job") || kind.equals("CronJob");
    if (job && word.equals("Always")) {
      verdict.fail(
          policy,
          policy.present()
              ? "restartPolicy is Always, which a %s cannot have".formatted(kind)
              : "restartPolicy is not set and so Always, which a %s cannot have".formatted(kind));
    } else if (!job && !word.equals("Always")) {
      verdict.fail(policy, "restartPolicy is %s, but a %s takes only Always".formatted(word, kind));
    }
  }
}
