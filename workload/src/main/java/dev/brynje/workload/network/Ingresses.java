package dev.brynje.workload.network;

import dev.brynje.kube.KubeObject;

/** Whether an object is an Ingress, of any of its API groups. */
final class Ingresses {
  private Ingresses() {}

  static boolean is(KubeObject object) {
    return object.kind().equals("Ingress")
        && (object.group().equals("networking.k8s.io") || object.group().equals("extensions"));
  }
}
