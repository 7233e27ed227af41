package dev.brynje.network.read;

import dev.brynje.kube.inventory.RouteFact;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Part;
import dev.brynje.network.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Ingresses and the routes of the Gateway API. */
final class Routes {
  private Routes() {}

  /** The parts of an object that is one; they are read as for all controls. */
  static Optional<Part> read(Written written) {
    return written.fact() instanceof RouteFact fact
        ? Optional.of(route(written, fact))
        : Optional.empty();
  }

  private static Route route(Written written, RouteFact fact) {
    List<Route.Backend> backends = new ArrayList<>();
    for (RouteFact.Backend one : fact.backends()) {
      if (one.kind().equals("Service") && !one.name().isEmpty()) {
        backends.add(
            new Route.Backend(one.namespace(), one.name(), one.port(), Origin.of(one.place())));
      }
    }
    return new Route(
        written.object().kind(),
        written.namespace(),
        written.object().name(),
        backends,
        Origin.of(fact.place()));
  }
}
