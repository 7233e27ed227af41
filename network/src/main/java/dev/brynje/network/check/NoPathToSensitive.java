package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.Sensitivity;
import dev.brynje.network.model.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What is sensitive is not reached, step by step, from where the internet comes in. */
final class NoPathToSensitive implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/no-path-to-sensitive", Ring.NETWORK, Severity.LOW)
          .title("No path leads from the edge of the cluster to what is sensitive")
          .rationale(
              """
              Who takes over the pod that serves the internet goes on to whatever that one reaches, and
              from there again. The path that is shown is the shortest one. What is sensitive: pods with
              the label or annotation brynje.dev/sensitive, databases, and pods that are given Secrets.
              """)
          .remediation(
              "Close the step of the path that is not needed, in the policy of the pod that it leads to")
          .reference("nsm", "2.5.1")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
                labels:
                  app: web
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
                    ports:
                      - containerPort: 8080
              ---
              apiVersion: v1
              kind: Service
              metadata:
                name: web
                namespace: shop
              spec:
                type: LoadBalancer
                selector:
                  app: web
                ports:
                  - port: 8080
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: vault
                namespace: shop
                labels:
                  brynje.dev/sensitive: "true"
                  app: vault
              spec:
                containers:
                  - name: vault
                    image: registry.example.com/vault:1.0
                    ports:
                      - containerPort: 8200
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
                labels:
                  app: web
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
                    ports:
                      - containerPort: 8080
              ---
              apiVersion: v1
              kind: Service
              metadata:
                name: web
                namespace: shop
              spec:
                type: LoadBalancer
                selector:
                  app: web
                ports:
                  - port: 8080
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: vault
                namespace: shop
                labels:
                  brynje.dev/sensitive: "true"
                  app: vault
              spec:
                containers:
                  - name: vault
                    image: registry.example.com/vault:1.0
                    ports:
                      - containerPort: 8200
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: vault
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: vault
                policyTypes: [Ingress]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  private static final int UNSEEN = -2;
  private static final int FIRST = -1;

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    Edge edge = view.edge();
    int[] before = new int[view.workloads().size()];
    for (int pod : nearestFirst(view, edge, before)) {
      Workload workload = view.workloads().get(pod);
      complaints.judged();
      List<String> path = path(view, edge, before, pod);
      boolean direct = path.size() == 2 && workload.sensitive().contains(Sensitivity.DATABASE);
      boolean told = direct && !workload.sensitive().contains(Sensitivity.MARKED);
      // A database next to the edge is told by the control of that name.
      if (path.size() > 1 && !told && !workload.sensitive().isEmpty()) {
        complaints
            .fail(
                workload,
                workload.origin(),
                "a path leads from the edge to %s: %s"
                    .formatted(what(workload.sensitive()), String.join(" => ", path)))
            .severity(severity(workload.sensitive()));
      }
    }
  }

  private static String what(Set<Sensitivity> sensitive) {
    if (sensitive.contains(Sensitivity.MARKED)) {
      return "what is marked as sensitive";
    }
    return sensitive.contains(Sensitivity.DATABASE) ? "a database" : "a pod that holds Secrets";
  }

  private static Severity severity(Set<Sensitivity> sensitive) {
    if (sensitive.contains(Sensitivity.MARKED)) {
      return Severity.MEDIUM;
    }
    return sensitive.contains(Sensitivity.DATABASE) ? Severity.LOW : Severity.INFO;
  }

  /** The pods that can be got to, nearest first; of each, from which one. */
  private static List<Integer> nearestFirst(NetworkView view, Edge edge, int[] before) {
    Arrays.fill(before, UNSEEN);
    BitSet unseen = new BitSet();
    List<Integer> found = new ArrayList<>();
    Deque<Integer> next = new ArrayDeque<>();
    for (int i = 0; i < before.length; i++) {
      if (edge.entries().containsKey(i)) {
        before[i] = FIRST;
        next.add(i);
      } else {
        unseen.set(i);
      }
    }
    while (!next.isEmpty()) {
      int from = next.remove();
      found.add(from);
      for (int to = unseen.nextSetBit(0); to >= 0; to = unseen.nextSetBit(to + 1)) {
        if (!Edge.open(view, from, to).isEmpty()) {
          unseen.clear(to);
          before[to] = from;
          next.add(to);
        }
      }
    }
    return found;
  }

  private static List<String> path(NetworkView view, Edge edge, int[] before, int pod) {
    List<String> path = new ArrayList<>();
    int first = pod;
    for (int at = pod; at >= 0; at = before[at]) {
      path.addFirst(view.workloads().get(at).toString());
      first = at;
    }
    path.set(0, "%s (%s)".formatted(path.getFirst(), edge.entries().get(first)));
    return path;
  }
}
