package dev.brynje.workload.network;

import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RouteFact;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The Services that an Ingress or a route sends requests to. */
final class Backends {
  private Backends() {}

  static void judge(Inventory inventory, RouteFact route, InventoryVerdict verdict) {
    Set<String> seen = new HashSet<>();
    for (RouteFact.Backend backend : route.backends()) {
      String service = backend.namespace() + "/" + backend.name() + ":" + backend.port();
      // Several paths often lead to one Service, and one complaint is enough.
      if (backend.kind().equals("Service") && seen.add(service)) {
        verdict.judged();
        judge(inventory, route, backend, verdict);
      }
    }
  }

  private static void judge(
      Inventory inventory, RouteFact route, RouteFact.Backend backend, InventoryVerdict verdict) {
    String words = "Service %s/%s".formatted(backend.namespace(), backend.name());
    Optional<ServiceFact> service =
        inventory.find(ServiceFact.class, "Service", backend.namespace(), backend.name());
    if (service.isEmpty()) {
      verdict
          .fail(route.object(), backend.place(), "%s is not among these files".formatted(words))
          .evidence("service", backend.name());
    } else if (!backend.port().isEmpty() && !offers(service.get(), backend.port())) {
      verdict
          .fail(
              route.object(), backend.place(), "%s has no port %s".formatted(words, backend.port()))
          .evidence("service", backend.name())
          .evidence("port", backend.port());
    }
  }

  private static boolean offers(ServiceFact service, String port) {
    if (service.external() && service.ports().isEmpty()) {
      return true;
    }
    for (ServiceFact.Port offered : service.ports()) {
      if (port.equals(offered.name()) || port.equals(Long.toString(offered.number()))) {
        return true;
      }
    }
    return false;
  }
}
