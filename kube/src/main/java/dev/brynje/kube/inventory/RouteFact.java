package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** An Ingress, or a route of the Gateway API, and where it sends requests. */
public record RouteFact(ObjectRef object, Place place, List<Backend> backends) implements Fact {
  /**
   * Where requests go.
   *
   * @param kind {@code Service}, mostly
   * @param port name or number; empty when none is written
   */
  public record Backend(String kind, String namespace, String name, String port, Place place) {}

  static RouteFact ofIngress(KubeObject object, Places places) {
    List<Backend> backends = new ArrayList<>();
    String namespace = ObjectRef.of(object).effectiveNamespace();
    Field spec = object.spec();
    addIngress(backends, spec.get("defaultBackend"), namespace, places);
    addIngress(backends, spec.get("backend"), namespace, places);
    for (Field rule : spec.get("rules").items()) {
      for (Field path : rule.at("http", "paths").items()) {
        addIngress(backends, path.get("backend"), namespace, places);
      }
    }
    return fact(object, backends, places);
  }

  static RouteFact ofGatewayRoute(KubeObject object, Places places) {
    List<Backend> backends = new ArrayList<>();
    String namespace = ObjectRef.of(object).effectiveNamespace();
    for (Field rule : object.spec().get("rules").items()) {
      for (Field backend : rule.get("backendRefs").items()) {
        addReference(backends, backend, namespace, places);
      }
      for (Field filter : rule.get("filters").items()) {
        addReference(backends, filter.at("requestMirror", "backendRef"), namespace, places);
      }
    }
    return fact(object, backends, places);
  }

  /** In {@code v1} a mapping {@code service} or {@code resource}; before, two flat fields. */
  private static void addIngress(
      List<Backend> backends, Field backend, String namespace, Places places) {
    Field service = backend.get("service");
    Field resource = backend.get("resource");
    if (service.present()) {
      Field port = service.get("port");
      String wanted =
          port.get("name").string().or(() -> port.get("number").stringOrNumber()).orElse("");
      backends.add(backend("Service", namespace, service.get("name"), wanted, places));
    } else if (resource.present()) {
      String kind = resource.get("kind").string().orElse("");
      backends.add(backend(kind, namespace, resource.get("name"), "", places));
    } else if (backend.get("serviceName").present()) {
      String port = backend.get("servicePort").stringOrNumber().orElse("");
      backends.add(backend("Service", namespace, backend.get("serviceName"), port, places));
    }
  }

  private static void addReference(
      List<Backend> backends, Field reference, String namespace, Places places) {
    if (reference.present()) {
      String kind = reference.get("kind").string().orElse("Service");
      String where = reference.get("namespace").string().orElse(namespace);
      String port = reference.get("port").stringOrNumber().orElse("");
      backends.add(backend(kind, where, reference.get("name"), port, places));
    }
  }

  private static Backend backend(
      String kind, String namespace, Field name, String port, Places places) {
    return new Backend(
        Shared.text(kind),
        Shared.text(namespace),
        Shared.text(name.string().orElse("")),
        Shared.text(port),
        places.of(name));
  }

  private static RouteFact fact(KubeObject object, List<Backend> backends, Places places) {
    return new RouteFact(
        ObjectRef.of(object), places.of(object.metadata().get("name")), List.copyOf(backends));
  }
}
