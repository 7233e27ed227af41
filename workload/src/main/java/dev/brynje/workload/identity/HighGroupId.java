package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

final class HighGroupId implements PodCheck {
  private static final Parameters.Range HIGH = new Parameters.Range(10_000, Long.MAX_VALUE);

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
          .takes(Parameter.GROUP_IDS)
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

  private final Optional<Parameters.Range> told;

  HighGroupId() {
    this(Optional.empty());
  }

  private HighGroupId(Optional<Parameters.Range> told) {
    this.told = told;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public Check with(Parameters parameters) {
    return new HighGroupId(parameters.range(Parameter.GROUP_IDS));
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

  private void judge(String container, Field group, Verdict verdict) {
    OptionalLong id = group.integer();
    if (id.isPresent() && id.getAsLong() > 0 && !told.orElse(HIGH).has(id.getAsLong())) {
      verdict
          .fail(
              container,
              group,
              told.isEmpty()
                  ? "%s has %s, which may be a group of the node too"
                      .formatted(group.name(), id.getAsLong())
                  : "%s has %s, but must have %s"
                      .formatted(group.name(), id.getAsLong(), told.get().words()))
          .evidence("group", Long.toString(id.getAsLong()));
    }
  }
}
