package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

final class PortNames implements PodCheck {
  private static final Pattern NAME =
      Pattern.compile("(?=[^a-z]*[a-z])[a-z0-9](?:-?[a-z0-9]){0,14}");
  private static final int LONGEST = 15;

  private static final Control CONTROL =
      Control.named("network/port-names", Ring.NETWORK, Severity.LOW)
          .title("Ports have a number, and names that are well formed and unique")
          .rationale(
              """
              Probes, Services and policies refer to ports by name. The API server refuses a name
              that is not of at most 15 lower-case letters, digits and single hyphens, with a
              letter in it, and a port without a number; and of two ports of one name only one is
              meant.
              """)
          .remediation("Give each port a name of its own, like http or metrics")
          .reference("kube-linter", "invalid-target-ports")
          .reference("kube-score", "container-ports-check")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
                        ports:
                          - name: HTTP_port
                            containerPort: 8080
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
                        ports:
                          - name: http
                            containerPort: 8080
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Set<String> seen = new HashSet<>();
    for (Container container : pod.containers()) {
      Set<String> names = container.longRunning() ? seen : new HashSet<>();
      for (Field port : container.field().get("ports").items()) {
        number(container, port.get("containerPort"), verdict);
        Field field = port.get("name");
        if (field.present()) {
          judge(container, field, field.string().orElse(""), names, verdict);
        }
      }
    }
  }

  private static void number(Container container, Field number, Verdict verdict) {
    long value = number.integer().orElse(0);
    if (value < 1 || value > 65_535) {
      verdict.fail(container.name(), number, "containerPort must be from 1 to 65535");
    }
  }

  private static void judge(
      Container container, Field field, String name, Set<String> seen, Verdict verdict) {
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      verdict
          .fail(container.name(), field, "%s is not the name of a port".formatted(name))
          .evidence("name", name);
    } else if (!seen.add(name)) {
      verdict
          .fail(container.name(), field, "another port of the pod is named %s too".formatted(name))
          .evidence("name", name);
    }
  }
}
