package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashMap;
import java.util.Map;

final class UniqueNames implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/unique-names", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers and volumes of a pod have names of their own")
          .rationale(
              """
              The API server refuses a pod in which two containers, init and ephemeral ones counted, or
              two volumes have one name. Nothing of the manifest is applied then: what runs is what
              ran before, without what this version mends. Tools that merge lists by name drop one of
              the two.
              """)
          .remediation("Give each container and each volume of the pod its own name")
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-694")
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
                  - name: api
                    image: registry.example.com/log:1.0
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
                  - name: log
                    image: registry.example.com/log:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Map<String, Field> containers = new HashMap<>();
    for (Container container : pod.containers()) {
      judge("container", container.field().get("name"), containers, verdict);
    }
    Map<String, Field> volumes = new HashMap<>();
    for (Field volume : pod.spec().get("volumes").items()) {
      judge("volume", volume.get("name"), volumes, verdict);
    }
  }

  private static void judge(String what, Field name, Map<String, Field> known, Verdict verdict) {
    String text = name.string().orElse("");
    Field earlier = text.isEmpty() ? null : known.putIfAbsent(text, name);
    if (earlier != null) {
      verdict
          .fail(
              name,
              "a %s called %s stands at line %s already"
                  .formatted(what, text, earlier.span().line()))
          .evidence("name", text);
    }
  }
}
