package dev.brynje.workload.controlplane;

import java.util.Optional;

/** A program of the cluster itself. */
enum Component {
  API_SERVER("kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager"),
  SCHEDULER("kube-scheduler"),
  ETCD("etcd"),
  KUBELET("kubelet"),
  PROXY("kube-proxy");

  private final String program;

  Component(String program) {
    this.program = program;
  }

  /** The name of its program. */
  String program() {
    return program;
  }

  static Optional<Component> of(String program) {
    for (Component component : values()) {
      if (component.program.equals(program)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }
}
