package dev.brynje.kube.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run may see a hundred thousand objects in 256 MB. */
class FactSizeTest {
  private static final int OBJECTS = 10_000;
  private static final long BYTES_EACH = 2_048;

  private static final String SHOP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api-%1$d, namespace: shop-%2$d}
      spec:
        replicas: 3
        template:
          metadata: {labels: {app: api-%1$d, tier: backend, team: shop}}
          spec:
            serviceAccountName: api
            containers:
              - name: api
                ports: [{name: http, containerPort: 8080}]
                envFrom: [{configMapRef: {name: settings}}]
                env: [{name: P, valueFrom: {secretKeyRef: {name: database, key: password}}}]
            volumes: [{name: f, persistentVolumeClaim: {claimName: files}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: api-%1$d, namespace: shop-%2$d}
      spec:
        selector: {app: api-%1$d}
        ports: [{port: 80, targetPort: http}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: api-%1$d, namespace: shop-%2$d}
      spec:
        podSelector: {matchLabels: {app: api-%1$d}}
        ingress: [{from: [{podSelector: {matchLabels: {tier: front}}}]}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop-%2$d}
      data: {a: "1", b: "2"}
      """;

  @Test
  void factsAreSmall() {
    Facts.of(SHOP.formatted(0, 0));
    List<Fact> kept = new ArrayList<>(OBJECTS);
    long before = used();
    for (int i = 0; kept.size() < OBJECTS; i++) {
      kept.addAll(Facts.of(SHOP.formatted(i, i % 50)));
    }
    long each = (used() - before) / kept.size();
    assertThat(each).as("bytes of one fact").isLessThan(BYTES_EACH);
    assertThat(kept).hasSize(OBJECTS);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
