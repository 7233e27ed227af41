package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.network.model.Route;
import java.util.ArrayList;
import java.util.List;

/** Reads Ingresses and the routes of the Gateway API. */
final class Routes {
  private final Written written;
  private final List<Route.Backend> backends = new ArrayList<>();

  private Routes(Written written) {
    this.written = written;
  }

  static Route ingress(Written written) {
    Routes routes = new Routes(written);
    Field spec = written.spec();
    routes.add(spec.get("defaultBackend"));
    routes.add(spec.get("backend"));
    for (Field rule : spec.get("rules").items()) {
      for (Field path : rule.at("http", "paths").items()) {
        routes.add(path.get("backend"));
      }
    }
    return routes.route();
  }

  static Route ofGateway(Written written) {
    Routes routes = new Routes(written);
    for (Field rule : written.spec().get("rules").items()) {
      rule.get("backendRefs").items().forEach(routes::addReference);
      for (Field filter : rule.get("filters").items()) {
        routes.addReference(filter.at("requestMirror", "backendRef"));
      }
    }
    return routes.route();
  }

  /** In {@code v1} a mapping {@code service}; before, two flat fields. */
  private void add(Field backend) {
    Field service = backend.get("service");
    if (service.present()) {
      Field port = service.get("port");
      String wanted =
          port.get("name").string().or(() -> port.get("number").stringOrNumber()).orElse("");
      add(written.namespace(), service.get("name"), wanted);
    } else if (backend.get("serviceName").present()) {
      String port = backend.get("servicePort").stringOrNumber().orElse("");
      add(written.namespace(), backend.get("serviceName"), port);
    }
  }

  private void addReference(Field reference) {
    if (reference.get("kind").string().orElse("Service").equals("Service")) {
      String namespace = reference.get("namespace").string().orElse(written.namespace());
      add(namespace, reference.get("name"), reference.get("port").stringOrNumber().orElse(""));
    }
  }

  private void add(String namespace, Field name, String port) {
    if (name.present()) {
      backends.add(
          new Route.Backend(namespace, name.string().orElse(""), port, written.origin(name)));
    }
  }

  private Route route() {
    return new Route(
        written.object().kind(),
        written.namespace(),
        written.object().name(),
        backends,
        written.origin());
  }
}
