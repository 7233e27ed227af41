package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class SpreadConstraints implements PodCheck {
  private static final Set<String> OTHERWISE = Set.of("DoNotSchedule", "ScheduleAnyway");

  private static final Control CONTROL =
      Control.named("workload/spread-constraints", Ring.WORKLOAD, Severity.LOW)
          .title("Topology spread constraints do spread")
          .rationale(
              """
              A constraint without a labelSelector counts no pods, so it spreads nothing and looks
              as if it did. One that the API server refuses is found out when the workload, or
              worse its next pod, cannot be made.
              """)
          .remediation(
              "Give each constraint maxSkew: 1, topologyKey, whenUnsatisfiable and a labelSelector "
                  + "that selects the pods")
          .reference("kube-score", "pod-topology-spread-constraints")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                labels:
                  app: api
              spec:
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: kubernetes.io/hostname
                    whenUnsatisfiable: ScheduleAnyway
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                labels:
                  app: api
              spec:
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: kubernetes.io/hostname
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector:
                      matchLabels:
                        app: api
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
  public void judge(Pod pod, Verdict verdict) {
    for (Field constraint : pod.spec().get("topologySpreadConstraints").items()) {
      judge(constraint, verdict);
    }
  }

  private static void judge(Field constraint, Verdict verdict) {
    Field otherwise = constraint.get("whenUnsatisfiable");
    Field domains = constraint.get("minDomains");
    if (constraint.get("maxSkew").integer().orElse(0) < 1) {
      verdict.fail(constraint.get("maxSkew"), "maxSkew must be 1 or more");
    }
    if (constraint.get("topologyKey").string().orElse("").isEmpty()) {
      verdict.fail(constraint.get("topologyKey"), "no topologyKey says what to spread over");
    }
    if (!OTHERWISE.contains(otherwise.string().orElse(""))) {
      verdict.fail(otherwise, "whenUnsatisfiable must be DoNotSchedule or ScheduleAnyway");
    }
    if (domains.present() && domains.integer().orElse(0) < 1) {
      verdict.fail(domains, "minDomains must be 1 or more");
    } else if (domains.present() && otherwise.string().orElse("").equals("ScheduleAnyway")) {
      verdict.fail(domains, "minDomains needs whenUnsatisfiable: DoNotSchedule");
    }
    if (!constraint.get("labelSelector").present()) {
      verdict.fail(constraint.get("labelSelector"), "without a labelSelector it counts no pods");
    }
  }
}
