package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class CronJobDeadline implements ObjectCheck {
  private static final long CONTROLLER_PERIOD = 10;

  private static final Control CONTROL =
      Control.named("workload/cron-job-deadline", Ring.WORKLOAD, Severity.LOW)
          .title("A CronJob says how late it may start")
          .rationale(
              """
              After an outage of the control plane, a CronJob without startingDeadlineSeconds
              starts what it has missed, however late; one that missed too much once stopped for
              good. With a deadline below 10 seconds it may never start, because the controller
              looks only that often.
              """)
          .remediation(
              "Set spec.startingDeadlineSeconds to how many seconds late the job is still "
                  + "of use")
          .reference("kube-score", "cronjob-has-deadline")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: batch/v1
              kind: CronJob
              metadata:
                name: api
                namespace: shop
              spec:
                schedule: "15 2 * * *"
                jobTemplate:
                  spec:
                    template:
                      spec:
                        restartPolicy: OnFailure
                        containers:
                          - name: api
                            image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: batch/v1
              kind: CronJob
              metadata:
                name: api
                namespace: shop
              spec:
                schedule: "15 2 * * *"
                startingDeadlineSeconds: 3600
                jobTemplate:
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
  public boolean concerns(KubeObject object) {
    return object.kind().equals("CronJob") && object.group().equals("batch");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field deadline = object.spec().get("startingDeadlineSeconds");
    if (!deadline.present()) {
      verdict.fail(deadline, "startingDeadlineSeconds is not set, so it starts however late");
    } else if (deadline.integer().orElse(CONTROLLER_PERIOD) < CONTROLLER_PERIOD) {
      verdict.fail(
          deadline, "startingDeadlineSeconds is below 10, so the job may never be started");
    }
  }
}
