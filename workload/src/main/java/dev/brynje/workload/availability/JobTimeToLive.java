package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class JobTimeToLive implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/job-time-to-live", Ring.WORKLOAD, Severity.INFO)
          .title("A finished Job is removed")
          .rationale(
              """
              Finished Jobs and their pods stay for ever when nobody removes them, with their logs
              and the environment that they ran in, and burden the API server. A CronJob keeps its
              own history: there the time to live takes away what the history should show.
              """)
          .remediation(
              "Set spec.ttlSecondsAfterFinished in a Job; in a CronJob use "
                  + "successfulJobsHistoryLimit and failedJobsHistoryLimit")
          .reference("kube-linter", "job-ttl-seconds-after-finished")
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
                    restartPolicy: Never
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
                ttlSecondsAfterFinished: 86400
                template:
                  spec:
                    restartPolicy: Never
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
    return Jobs.is(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field time = Jobs.spec(object).get("ttlSecondsAfterFinished");
    boolean ofCronJob = object.kind().equals("CronJob");
    if (ofCronJob && time.present()) {
      verdict
          .fail(time, "ttlSecondsAfterFinished competes with the history limits of the CronJob")
          .remedy("Remove ttlSecondsAfterFinished and set the history limits");
    } else if (!ofCronJob && !time.present()) {
      verdict.fail(time, "ttlSecondsAfterFinished is not set, so the finished Job stays");
    }
  }
}
