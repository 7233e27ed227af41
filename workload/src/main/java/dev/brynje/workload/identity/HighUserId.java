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

final class HighUserId implements PodCheck {
  private static final Parameters.Range HIGH = new Parameters.Range(10_000, Long.MAX_VALUE);

  private static final Control CONTROL =
      Control.named("workload/high-user-id", Ring.WORKLOAD, Severity.INFO)
          .title("User ids are 10000 or above")
          .rationale(
              """
              A user id below 10000 may also be a user of the node. Whoever breaks out of the
              container then has that user's files and processes. A high number belongs to nobody
              there.
              """)
          .remediation("Set runAsUser to 10000 or above")
          .takes(Parameter.USER_IDS)
          .reference("cwe", "CWE-250")
          .reference("kube-score", "container-security-context-user-group-id")
          .reference("checkov", "CKV_K8S_40")
          .reference("trivy", "KSV-0020")
          .reference("kubesec", "RunAsUser")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  runAsUser: 1000
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
                  runAsUser: 10001
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  private final Optional<Parameters.Range> told;

  HighUserId() {
    this(Optional.empty());
  }

  private HighUserId(Optional<Parameters.Range> told) {
    this.told = told;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public Check with(Parameters parameters) {
    return new HighUserId(parameters.range(Parameter.USER_IDS));
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    judge("", pod.securityContext(), verdict);
    for (Container container : pod.containers()) {
      judge(container.name(), container.securityContext(), verdict);
    }
  }

  private void judge(String container, Field securityContext, Verdict verdict) {
    Field user = securityContext.get("runAsUser");
    OptionalLong id = user.integer();
    if (id.isPresent() && id.getAsLong() > 0 && !told.orElse(HIGH).has(id.getAsLong())) {
      verdict.fail(
          container,
          user,
          told.isEmpty()
              ? "runAsUser is %s, which may be a user of the node too".formatted(id.getAsLong())
              : "runAsUser is %s, but must be %s".formatted(id.getAsLong(), told.get().words()));
    }
  }
}
