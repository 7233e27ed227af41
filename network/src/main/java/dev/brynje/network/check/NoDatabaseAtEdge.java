package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Sensitivity;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.List;

/** Databases are not reached from where the internet comes in. */
final class NoDatabaseAtEdge implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/no-database-at-edge", Ring.NETWORK, Severity.HIGH)
          .title("No database is reached from the edge of the cluster")
          .rationale(
              """
              A database that the internet reaches is found by scanners within hours, and its password
              is all that is left to guard it. One that is reached directly by the pod that serves the
              internet falls with that pod; a service between them lets only through what it knows.
              """)
          .remediation(
              "Lead Ingresses and LoadBalancers to what serves the database, and let in only those pods")
          .reference("nsm", "2.5.2")
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
              apiVersion: v1
              kind: Service
              metadata:
                name: db
                namespace: shop
              spec:
                type: LoadBalancer
                selector:
                  app: db
                ports:
                  - port: 5432
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
              apiVersion: v1
              kind: Service
              metadata:
                name: db
                namespace: shop
              spec:
                selector:
                  app: db
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
    Edge edge = view.edge();
    for (int i = 0; i < view.workloads().size(); i++) {
      Workload workload = view.workloads().get(i);
      if (workload.sensitive().contains(Sensitivity.DATABASE)) {
        complaints.judged();
        judge(view, edge, i, complaints);
      }
    }
  }

  private static void judge(NetworkView view, Edge edge, int pod, Complaints complaints) {
    Workload workload = view.workloads().get(pod);
    String entry = edge.entries().get(pod);
    if (entry != null) {
      complaints.fail(workload, workload.origin(), entry + " brings the internet to this database");
      return;
    }
    PortSet open = view.reachability().fromInternet(pod).sure().and(Edge.listening(workload));
    if (!view.about(pod, Direction.INGRESS).isEmpty() && !open.isEmpty()) {
      complaints.fail(
          workload, workload.origin(), "policies let the internet in to this database: " + open);
      return;
    }
    List<String> direct = new ArrayList<>();
    edge.entries()
        .forEach((other, words) -> {
          if (!Edge.open(view, other, pod).isEmpty()) {
            direct.add("%s (%s)".formatted(view.workloads().get(other), words));
          }
        });
    if (!direct.isEmpty()) {
      complaints
          .fail(
              workload,
              workload.origin(),
              "the database is reached directly by what serves the internet: " + Words.some(direct))
          .severity(Severity.LOW);
    }
  }
}
