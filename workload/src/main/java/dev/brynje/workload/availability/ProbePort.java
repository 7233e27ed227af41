package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class ProbePort implements ContainerCheck {
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc");

  private static final Control CONTROL =
      Control.named("workload/probe-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Probes ask a port that the container lists")
          .rationale(
              """
              A probe of a named port that the container does not list fails for ever: the pod
              never becomes ready, or is restarted again and again. A number that is not listed
              may work, but is mostly left from an older version.
              """)
          .remediation("Name in the probe a port of the container's own ports")
          .reference("kube-linter", "liveness-port", "readiness-port", "startup-port")
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
                          - name: http
                            containerPort: 8080
                        readinessProbe:
                          httpGet:
                            path: /ready
                            port: web
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
                        readinessProbe:
                          httpGet:
                            path: /ready
                            port: http
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return !Longevity.isKnative(pod);
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (String name : PROBES) {
      Field probe = container.field().get(name);
      if (probe.present()) {
        for (String handler : HANDLERS) {
          judge(container, probe.get(handler), verdict);
        }
      }
    }
  }

  /** A probe of another host says nothing about this container's ports. */
  private static void judge(Container container, Field handler, Verdict verdict) {
    Field port = handler.get("port");
    String wanted = port.stringOrNumber().orElse("");
    if (wanted.isEmpty() || handler.get("host").present()) {
      return;
    }
    String field = port.isInteger() ? "containerPort" : "name";
    for (Field listed : container.field().get("ports").items()) {
      if (listed.get(field).stringOrNumber().filter(wanted::equals).isPresent()) {
        return;
      }
    }
    if (port.isInteger()) {
      verdict
          .fail(port, "the container does not list port %s".formatted(wanted))
          .severity(Severity.INFO);
    } else {
      verdict.fail(port, "the container has no port named %s".formatted(wanted));
    }
  }
}
