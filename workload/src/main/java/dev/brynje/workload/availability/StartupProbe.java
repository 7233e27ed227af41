package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class StartupProbe implements ContainerCheck {
  private static final long LONG_DELAY = 60;

  private static final Control CONTROL =
      Control.named("workload/startup-probe", Ring.WORKLOAD, Severity.INFO)
          .title("Slow starters have a startup probe instead of a long delay")
          .rationale(
              """
              A liveness probe that waits a minute after each start leaves a hanging container
              alone for that minute, and still kills one that starts more slowly than expected. A
              startupProbe gives the start its time and no more.
              """)
          .remediation(
              "Move the delay into a startupProbe: periodSeconds times failureThreshold "
                  + "is the time that a start may take")
          .effort(Effort.BLOCK)
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
                        livenessProbe:
                          httpGet:
                            path: /alive
                            port: 8080
                          initialDelaySeconds: 120
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
                        livenessProbe:
                          httpGet:
                            path: /alive
                            port: 8080
                        startupProbe:
                          httpGet:
                            path: /alive
                            port: 8080
                          failureThreshold: 24
                          periodSeconds: 5
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return Longevity.isWanted(pod, container);
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field delay = container.field().at("livenessProbe", "initialDelaySeconds");
    long seconds = delay.integer().orElse(0);
    if (seconds >= LONG_DELAY && !container.field().get("startupProbe").present()) {
      verdict.fail(delay, "nothing looks after the container in its first %s s".formatted(seconds));
    }
  }
}
