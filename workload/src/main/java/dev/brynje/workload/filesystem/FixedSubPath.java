package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class FixedSubPath implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/fixed-sub-path", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Labels and annotations do not choose a directory")
          .rationale(
              """
              A subPathExpr takes the directory from environment variables. Where one of them is a
              label or an annotation of the pod, whoever may set those chooses which directory of a
              shared volume the pod reads and writes.
              """)
          .remediation("Take the variable from metadata.name, metadata.namespace or a fixed value")
          .effort(Effort.BLOCK)
          .reference("cwe", "CWE-73")
          .reference("kubescape", "C-0058")
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
                      - name: TENANT
                        valueFrom:
                          fieldRef:
                            fieldPath: metadata.labels['tenant']
                    volumeMounts:
                      - name: data
                        mountPath: /data
                        subPathExpr: $(TENANT)
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
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
                      - name: POD
                        valueFrom:
                          fieldRef:
                            fieldPath: metadata.name
                    volumeMounts:
                      - name: data
                        mountPath: /data
                        subPathExpr: $(POD)
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Optional<Map<String, String>> chosen = Optional.empty();
    for (Field mount : container.field().get("volumeMounts").items()) {
      Field expression = mount.get("subPathExpr");
      String text = expression.string().orElse("");
      if (!text.isEmpty()) {
        Map<String, String> variables = chosen.orElseGet(() -> chosen(container));
        chosen = Optional.of(variables);
        judge(text, expression, variables, verdict);
      }
    }
  }

  /** The variables that come from a label or an annotation, with the path of it. */
  private static Map<String, String> chosen(Container container) {
    Map<String, String> chosen = new HashMap<>();
    for (Field variable : container.field().get("env").items()) {
      String name = variable.get("name").string().orElse("");
      String source = variable.at("valueFrom", "fieldRef", "fieldPath").string().orElse("");
      if (source.startsWith("metadata.labels") || source.startsWith("metadata.annotations")) {
        chosen.putIfAbsent(name, source);
      }
    }
    return chosen;
  }

  private static void judge(
      String text, Field expression, Map<String, String> chosen, Verdict verdict) {
    for (String name : chosen.isEmpty() ? Set.<String>of() : variables(text)) {
      String source = chosen.get(name);
      if (source != null) {
        verdict
            .fail(expression, "%s comes from %s and chooses the directory".formatted(name, source))
            .evidence("variable", name)
            .evidence("subPathExpr", text);
      }
    }
  }

  /** What stands in {@code $()}. */
  private static Set<String> variables(String text) {
    Set<String> variables = new LinkedHashSet<>();
    int opened = -1;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("$(", i)) {
        opened = i + 2;
      } else if (text.charAt(i) == ')' && opened >= 0) {
        variables.add(text.substring(opened, i));
        opened = -1;
      }
    }
    return variables;
  }
}
