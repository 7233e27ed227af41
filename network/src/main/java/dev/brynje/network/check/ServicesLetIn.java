package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Services, Ingresses and routes lead to lets somebody in. */
final class ServicesLetIn implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/service-let-in", Ring.NETWORK, Severity.MEDIUM)
          .title("Policies let in what Services, Ingresses and routes bring")
          .rationale(
              """
              A Service or an Ingress leads to a port of pods, and a policy there lets in nobody
              on it: requests time out, while every object by itself looks right. Policies hold
              for the port of the pod, targetPort, not for the port of the Service.
              """)
          .remediation(
              """
              Allow in the policy of the pods the clients, for an Ingress the pods of its \
              controller, on the container's port; or remove what leads there\
              """)
          .effort(Effort.BLOCK)
          .reference("nsm", "2.5.1")
          .bad(example("80"))
          .good(example("8080"))
          .define();

  private static String example(String port) {
    return """
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
      selector:
        app: web
      ports:
        - port: 80
          targetPort: 8080
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
      namespace: shop
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes: [Ingress]
      ingress:
        - from:
            - namespaceSelector: {}
          ports:
            - port: %s
    """
        .formatted(port);
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    Set<String> told = new HashSet<>();
    for (Route route : view.cluster().routes()) {
      Set<String> seen = new HashSet<>();
      for (Route.Backend backend : route.backends()) {
        String service = backend.namespace() + "/" + backend.service();
        Optional<Service> found = view.backends().service(backend);
        if (found.isPresent() && seen.add(service + ":" + backend.port())) {
          complaints.judged();
          Closed closed = closed(view, found.get(), backend.port(), true);
          if (closed.isSo()) {
            told.add(service);
            complaints.fail(
                route, backend.origin(), "Service %s %s".formatted(service, closed.words(view)));
          }
        }
      }
    }
    for (Service service : view.cluster().services()) {
      // What an Ingress is told of need not be told twice.
      if (!told.contains(service.namespace() + "/" + service.name())) {
        service.ports().forEach(port -> judge(view, service, port, complaints));
      }
    }
  }

  private static void judge(
      NetworkView view, Service service, Service.Port port, Complaints complaints) {
    complaints.judged();
    String word = port.name().isEmpty() ? Integer.toString(port.number()) : port.name();
    Closed closed = closed(view, service, word, !service.isExposed());
    if (closed.isSo()) {
      complaints
          .fail(
              service,
              port.origin(),
              service.isExposed()
                  ? "the %s Service %s from outside".formatted(service.type(), closed.words(view))
                  : "the Service " + closed.words(view))
          .evidence("port", word)
          .severity(service.isExposed() ? CONTROL.severity() : Severity.LOW);
    }
  }

  /**
   * Pods behind a port of a Service none of which lets anybody in there.
   *
   * @param ports of the pods
   */
  private record Closed(List<Integer> pods, PortSet ports) {
    private boolean isSo() {
      return !pods.isEmpty();
    }

    private String words(NetworkView view) {
      int first = pods.getFirst();
      List<Policy> policies = view.about(first, Direction.INGRESS);
      String names = Words.some(pods.stream().map(pod -> view.workload(pod).toString()).toList());
      return "leads to %s of %s, where %s let%s in nobody"
          .formatted(ports, names, Words.policies(policies), policies.size() == 1 ? "s" : "");
    }
  }

  /** Empty as soon as one pod may be reached. */
  private static Closed closed(
      NetworkView view, Service service, String port, boolean alsoFromPods) {
    List<Integer> pods = new ArrayList<>();
    PortSet all = PortSet.NONE;
    for (Map.Entry<Integer, PortSet> behind : view.backends().of(service, port).entrySet()) {
      int pod = behind.getKey();
      if (view.workload(pod).onHostNetwork()
          || view.about(pod, Direction.INGRESS).isEmpty()
          || mayBeReached(view, pod, behind.getValue(), alsoFromPods)) {
        return new Closed(List.of(), PortSet.NONE);
      }
      pods.add(pod);
      all = all.or(behind.getValue());
    }
    return new Closed(pods, all);
  }

  private static boolean mayBeReached(
      NetworkView view, int pod, PortSet ports, boolean alsoFromPods) {
    Reachability reachability = view.reachability();
    for (AddressRange range : reachability.sources()) {
      if (reachability.from(range.first(), pod).possible().meets(ports)) {
        return true;
      }
    }
    if (!alsoFromPods) {
      return false;
    }
    if (reachability.fromAnyPod(pod).possible().meets(ports)) {
      return true;
    }
    for (int other = 0; other < view.workloads().size(); other++) {
      if (reachability.between(other, pod).possible().meets(ports)) {
        return true;
      }
    }
    return false;
  }
}
