package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class SupplementalGroups implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/supplemental-groups", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Supplemental groups leave out root")
          .rationale(
              """
              Group 0 among the supplemental groups opens what root leaves to its group, whatever
              user and main group the container runs as.
              """)
          .remediation("Remove 0 from spec.securityContext.supplementalGroups")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .reference("trivy", "KSV-0116")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  supplementalGroups: [0, 20000]
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
              spec:
                securityContext:
                  supplementalGroups: [20000]
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
    for (Field group : pod.securityContext().get("supplementalGroups").items()) {
      OptionalLong id = group.integer();
      if (id.isPresent() && id.getAsLong() == 0) {
        verdict.fail(group, "supplementalGroups has 0, the group of root");
      }
    }
  }
}
