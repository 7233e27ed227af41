package dev.brynje.workload.pss;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What may have a security context: the pod as a whole, or one of its containers.
 *
 * @param container the container's name; empty for the pod
 */
record Scope(Field field, String container, boolean isPod) {
  /** The pod, then its containers. */
  static List<Scope> all(Pod pod) {
    List<Scope> scopes = new ArrayList<>(1 + pod.containers().size());
    scopes.add(new Scope(pod.spec(), "", true));
    for (Container one : pod.containers()) {
      scopes.add(new Scope(one.field(), one.name(), false));
    }
    return scopes;
  }

  Field setting(String name) {
    return field.get("securityContext").get(name);
  }

  Complaint fail(Verdict verdict, Field culprit, String message) {
    return verdict.fail(container, culprit, message);
  }
}
