package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Glob;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;
import java.util.Optional;

final class RequiredLabels implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/required-labels", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Objects carry the labels that are asked for")
          .rationale(
              """
              In an incident the first question is whose this is. A label answers it, for people,
              for policies and for bills; an object without it belongs to nobody until somebody
              has searched.
              """)
          .remediation("Add the label to metadata.labels, and to those of the pod template")
          .takes(Parameter.LABELS)
          .reference("kube-linter", "required-label-owner")
          .reference("nsm", "1.1.5")
          .reference("cwe", "CWE-1059")
          .bad(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: api
                labels:
                  team: web
              """)
          .good(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: api
                labels:
                  team: team-web
              """)
          .define();

  private final Optional<Parameters.Labels> wanted;

  RequiredLabels() {
    this(Optional.empty());
  }

  private RequiredLabels(Optional<Parameters.Labels> wanted) {
    this.wanted = wanted;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public Check with(Parameters parameters) {
    return new RequiredLabels(parameters.labels());
  }

  @Override
  public boolean concerns(KubeObject object) {
    return wanted.isPresent();
  }

  @Override
  public boolean ofAnyKind() {
    return true;
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    judge(object.metadata(), object.labels(), "", verdict);
    Optional<Pod> pod = Pod.of(object);
    if (pod.isPresent() && !object.kind().equals("Pod")) {
      judge(pod.get().metadata(), pod.get().labels(), " of the pods", verdict);
    }
  }

  private void judge(Field metadata, Map<String, String> labels, String whose, Verdict verdict) {
    if (wanted.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Glob> one : wanted.get().wanted().entrySet()) {
      String label = one.getKey();
      Field field = metadata.get("labels").get(label);
      String value = labels.getOrDefault(label, "");
      if (value.isEmpty()) {
        verdict
            .fail(field, "the label %s%s is not set".formatted(label, whose))
            .evidence("label", label);
      } else if (!one.getValue().matches(value)) {
        verdict
            .fail(
                field,
                "the label %s%s is %s, not like %s"
                    .formatted(label, whose, value, one.getValue().pattern()))
            .evidence("label", label);
      }
    }
  }
}
