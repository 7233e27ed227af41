package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Workload;
import java.util.ArrayList;
import java.util.List;

/** A policy without rules that cuts off the pods that it is about. */
final class NoSilentIsolation implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/no-silent-isolation", Ring.NETWORK, Severity.LOW)
          .title("No policy without rules cuts off the pods that it selects")
          .rationale(
              """
              A NetworkPolicy that selects pods and has no rule looks as if it did nothing. It closes
              them to everybody. Where that is meant, a default-deny for the namespace says it better;
              where it is not, the rules were forgotten or are written at the wrong depth.
              """)
          .remediation(
              "Write the rules that the policy lacks, or remove it where the namespace denies by default")
          .reference("nsm", "2.5.1")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: db
                namespace: shop
                labels:
                  app: db
              spec:
                containers:
                  - name: db
                    image: postgres:17
                    ports:
                      - containerPort: 5432
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: db
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: db
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: db
                namespace: shop
                labels:
                  app: db
              spec:
                containers:
                  - name: db
                    image: postgres:17
                    ports:
                      - containerPort: 5432
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: db
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: db
                ingress:
                  - from:
                      - podSelector: {}
                    ports:
                      - port: 5432
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    for (Policy policy : view.cluster().policies()) {
      boolean selective = !policy.subject().pods().isEmpty();
      if (!policy.isFlawed() && selective) {
        complaints.judged();
        if (policy.ingress().rules().isEmpty() && policy.egress().rules().isEmpty()) {
          judge(view, policy, complaints);
        }
      }
    }
  }

  private static void judge(NetworkView view, Policy policy, Complaints complaints) {
    List<String> cut = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<String> pods = new ArrayList<>();
      for (int pod : view.selected(policy.subject())) {
        if (policy.rules(direction).applies() && isCutOff(view, pod, direction)) {
          pods.add(view.workload(pod).toString());
        }
      }
      if (!pods.isEmpty()) {
        String way = direction == Direction.INGRESS ? "nothing in to " : "nothing out of ";
        cut.add(way + Words.some(pods));
      }
    }
    if (!cut.isEmpty()) {
      complaints.fail(
          policy, policy.origin(), "the policy has no rule, and lets " + String.join(" and ", cut));
    }
  }

  /** Whether no other policy lets anything through either. */
  private static boolean isCutOff(NetworkView view, int pod, Direction direction) {
    Workload workload = view.workload(pod);
    return !workload.onHostNetwork()
        && view.about(pod, direction).stream()
            .allMatch(one -> one.rules(direction).rules().isEmpty());
  }
}
