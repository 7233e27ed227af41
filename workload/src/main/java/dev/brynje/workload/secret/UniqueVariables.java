package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class UniqueVariables implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/unique-variables", Ring.WORKLOAD, Severity.LOW)
          .title("Every environment variable is set once")
          .rationale(
              """
              Of two variables with one name the last counts, and tools that merge lists by name may
              drop either. What a reviewer reads first is then not what runs, which is how an old
              password or a debug switch comes back.
              """)
          .remediation("Keep one of the entries in env")
          .reference("kube-linter", "duplicate-env-var")
          .reference("kube-score", "environment-variable-key-duplication")
          .reference("kubescape", "C-0295")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    env:
                      - name: LOG_LEVEL
                        value: info
                      - name: LOG_LEVEL
                        value: debug
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    env:
                      - name: LOG_LEVEL
                        value: info
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    List<Field> variables = container.field().get("env").items();
    if (variables.size() < 2) {
      return;
    }
    Map<String, Field> first = new HashMap<>();
    for (Field variable : variables) {
      Field name = variable.get("name");
      String text = name.string().orElse("");
      Field earlier = text.isEmpty() ? null : first.putIfAbsent(text, name);
      if (earlier != null) {
        verdict
            .fail(
                name,
                "%s was already set at line %s; the last one counts"
                    .formatted(text, earlier.span().line()))
            .evidence("variable", text);
      }
    }
  }
}
