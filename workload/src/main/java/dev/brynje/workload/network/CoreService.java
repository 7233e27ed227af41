package dev.brynje.workload.network;

import dev.brynje.kube.KubeObject;

/** Whether an object is a Service of the core API; Knative has a kind of that name too. */
final class CoreService {
  private CoreService() {}

  static boolean is(KubeObject object) {
    return object.kind().equals("Service") && object.group().isEmpty();
  }

  static boolean is(KubeObject object, String type) {
    return is(object) && object.spec().get("type").string().filter(type::equals).isPresent();
  }
}
