package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.List;
import java.util.Optional;

final class DistinctProbes implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/distinct-probes", Ring.WORKLOAD, Severity.LOW)
          .title("The liveness probe asks something else than the readiness probe")
          .rationale(
              """
              When both probes are the same, a pod that is too busy to answer is not spared
              traffic but killed, and its share falls on the others, which are then killed too.
              Liveness should ask less than readiness, or wait longer.
              """)
          .remediation(
              "Give the livenessProbe an endpoint of its own, or a higher failureThreshold")
          .reference("kube-score", "pod-probes-identical")
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
                            path: /ready
                            port: 8080
                        readinessProbe:
                          httpGet:
                            path: /ready
                            port: 8080
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
                        readinessProbe:
                          httpGet:
                            path: /ready
                            port: 8080
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
    Field liveness = container.field().get("livenessProbe");
    Field readiness = container.field().get("readinessProbe");
    if (liveness.present() && readiness.present() && sameFields(liveness, readiness)) {
      verdict.fail(liveness, "livenessProbe and readinessProbe are the same");
    }
  }

  private static boolean sameFields(Field one, Field other) {
    List<Field> fields = one.fields();
    if (fields.size() != other.fields().size()) {
      return false;
    }
    for (Field field : fields) {
      if (!same(field, other.get(field.name()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Field one, Field other) {
    Optional<Node> node = one.node();
    Optional<Node> that = other.node();
    return node.isPresent() && that.isPresent() && same(node.get(), that.get());
  }

  /** Nodes know their places, so they are never equal themselves. */
  private static boolean same(Node one, Node other) {
    // No switch over types: the JVM would write its code anew at every start.
    if (one instanceof Mapping) {
      return other instanceof Mapping && sameFields(Field.root(one), Field.root(other));
    }
    if (one instanceof Sequence sequence) {
      return other instanceof Sequence that && sameItems(sequence.items(), that.items());
    }
    return one instanceof Scalar scalar
        && other instanceof Scalar that
        && scalar.type() == that.type()
        && scalar.text().equals(that.text());
  }

  private static boolean sameItems(List<Node> one, List<Node> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
