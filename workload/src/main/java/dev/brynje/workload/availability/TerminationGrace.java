package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;

final class TerminationGrace implements PodCheck {
  private static final long DEFAULT = 30;
  private static final Parameters.Range USUAL = new Parameters.Range(1, 3600);

  private static final Control CONTROL =
      Control.named("workload/termination-grace", Ring.WORKLOAD, Severity.LOW)
          .title("Pods get time to end, and not for ever")
          .rationale(
              """
              With terminationGracePeriodSeconds: 0 a process is killed in the middle of what it
              does, and a StatefulSet may have two pods of one name writing to one volume. A
              preStop hook that sleeps as long as the grace period leaves the process none of it.
              And a period of hours holds up each drain.
              """)
          .remediation(
              "Set spec.terminationGracePeriodSeconds to what the process needs to end, "
                  + "mostly 30 to 120")
          .takes(Parameter.TERMINATION_GRACE)
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    terminationGracePeriodSeconds: 0
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
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    terminationGracePeriodSeconds: 60
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .define();

  private final Optional<Parameters.Range> told;

  TerminationGrace() {
    this(Optional.empty());
  }

  private TerminationGrace(Optional<Parameters.Range> told) {
    this.told = told;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public Check with(Parameters parameters) {
    return new TerminationGrace(parameters.range(Parameter.TERMINATION_GRACE));
  }

  @Override
  public boolean concerns(Pod pod) {
    return Longevity.isWanted(pod);
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field field = pod.spec().get("terminationGracePeriodSeconds");
    Parameters.Range wanted = told.orElse(USUAL);
    long grace = field.integer().orElse(DEFAULT);
    if (grace <= 0) {
      verdict.fail(field, "the pod is killed without a chance to end");
    } else if (grace > wanted.max()) {
      Complaint complaint =
          verdict.fail(field, "the pod may hold up a drain for %s s".formatted(grace));
      if (told.isEmpty()) {
        complaint.severity(Severity.INFO);
      }
    } else if (grace < wanted.min()) {
      verdict.fail(
          field, "the pod has %s s to end, but must have %s".formatted(grace, wanted.words()));
    }
    for (Container container : pod.containers()) {
      Field sleep = container.field().at("lifecycle", "preStop", "sleep", "seconds");
      long seconds = sleep.integer().orElse(0);
      if (grace > 0 && seconds >= grace) {
        verdict.fail(
            container.name(),
            sleep,
            "the hook sleeps %s s of the %s s that the pod has to end".formatted(seconds, grace));
      }
    }
  }
}
