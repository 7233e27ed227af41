package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class HighGroupId implements PodCheck {
  private static final long FIRST = 10_000;

  private static final Control CONTROL =
      Control.named("workload/high-group-id", Ring.WORKLOAD, Severity.INFO)
          .title("Group ids are 10000 or above")
          .rationale(
              """
              A group id below 10000 may also be a group of the node, such as disk, shadow or
              docker. Whoever breaks out of the container then has what that group may do. A high
              number means nothing there.
              """)
          .remediation("Set runAsGroup, fsGroup and supplementalGroups to 10000 or above")
          .reference("cwe", "CWE-250")
          .reference("kube-score", "container-security-context-user-group-id")
          .reference("trivy", "KSV-0021")
          .reference("kubesec", "RunAsGroup")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  runAsGroup: 999
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
                  runAsGroup: 10001
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
    Field securityContext = pod.securityContext();
    judge("", securityContext.get("runAsGroup"), verdict);
    judge("", securityContext.get("fsGroup"), verdict);
    for (Field group : securityContext.get("supplementalGroups").items()) {
      judge("", group, verdict);
    }
    for (Container container : pod.containers()) {
      judge(container.name(), container.securityContext().get("runAsGroup"), verdict);
    }
  }

  private static void judge(String container, Field group, Verdict verdict) {
    OptionalLong id = group.integer();
    if (id.isPresent() && id.getAsLong() > 0 && id.getAsLong() < FIRST) {
      verdict
          .fail(
              container,
              group,
              "%s has %s, which may be a group of the node too"
                  .formatted(group.name(), id.getAsLong()))
          .evidence("group", Long.toString(id.getAsLong()));
    }
  }
}
