package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class CronJobConcurrency implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/cron-job-concurrency", Ring.WORKLOAD, Severity.INFO)
          .title("Runs of a CronJob do not pile up")
          .rationale(
              """
              By default a run starts although the one before it has not ended. A job that hangs
              then multiplies, until the node or the database it works on gives way, and two runs
              at a time may spoil each other's data.
              """)
          .remediation("Set spec.concurrencyPolicy: Forbid, or Replace")
          .reference("cwe", "CWE-770")
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
                concurrencyPolicy: Forbid
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
    Field policy = object.spec().get("concurrencyPolicy");
    if (policy.string().orElse("Allow").equals("Allow")) {
      verdict.fail(policy, "a run may start while others still run");
    }
  }
}
