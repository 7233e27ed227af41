package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class JobDeadline implements ObjectCheck {
  private static final long MANY_RETRIES = 100;

  private static final Control CONTROL =
      Control.named("workload/job-deadline", Ring.WORKLOAD, Severity.INFO)
          .title("A Job ends, whatever happens")
          .rationale(
              """
              A Job that waits for something that never comes runs for ever and keeps its memory,
              its credentials and its place. activeDeadlineSeconds ends it; a backoffLimit in the
              hundreds lets a broken one try all night.
              """)
          .remediation(
              "Set activeDeadlineSeconds in the spec of the Job to the longest time that "
                  + "it may take")
          .reference("cwe", "CWE-770")
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
                activeDeadlineSeconds: 3600
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
    Field spec = Jobs.spec(object);
    Field deadline = spec.get("activeDeadlineSeconds");
    Field retries = spec.get("backoffLimit");
    if (!deadline.present() && !spec.at("template", "spec", "activeDeadlineSeconds").present()) {
      verdict.fail(deadline, "activeDeadlineSeconds is not set, so a run that hangs never ends");
    } else if (retries.integer().orElse(0) > MANY_RETRIES) {
      verdict.fail(
          retries, "backoffLimit allows %s retries".formatted(retries.integer().orElse(0)));
    }
  }
}
